package lambent.runtime;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The inherited socket: frames, whose form is told in README.md; an answer asks for the next event as well. */
final class LinkClient extends RuntimeClient {
    static final int EVENT = 1;
    static final int ACKNOWLEDGEMENT = 2;
    private static final int NEXT = 1;
    private static final int RESPONSE = 2;
    private static final int ERROR = 3;
    private static final int LAST_ERROR = 4;
    private static final int PING = 8;

    private static final String[] FIELDS = {
        "aws-request-id", "deadline-ms", "invoked-function-arn", "trace-id", "client-context", "cognito-identity", "aws-tenant-id",
    };
    private static final byte[] NOTHING = {};
    private static final int PREFIX = 12;

    private final InputStream input;
    private final OutputStream output;
    private byte[] buffer = new byte[16 * 1024];
    private int start;
    private int end;

    LinkClient(InputStream input, OutputStream output) {
        this.input = input;
        this.output = output;
    }

    @Override
    Invocation first() throws IOException {
        send(NEXT, NOTHING, null);
        return readInvocation();
    }

    @Override
    Invocation respond(String requestId, ByteArrayOutputStream body) throws IOException {
        send(RESPONSE, head(requestId, ""), body);
        return readInvocation();
    }

    @Override
    Invocation fail(String requestId, ByteArrayOutputStream body, String errorType) throws IOException {
        send(ERROR, head(requestId, visible(errorType)), body);
        return readInvocation();
    }

    @Override
    void failAndEnd(String requestId, ByteArrayOutputStream body, String errorType) throws IOException {
        send(LAST_ERROR, head(requestId == null ? "" : requestId, visible(errorType)), body);
        read(ACKNOWLEDGEMENT);
    }

    /** Goes there and back. */
    void ping() throws IOException {
        send(PING, NOTHING, null);
        read(ACKNOWLEDGEMENT);
    }

    private static byte[] head(String requestId, String rest) {
        return (requestId + '\0' + rest).getBytes(StandardCharsets.UTF_8);
    }

    private void send(int kind, byte[] head, ByteArrayOutputStream body) throws IOException {
        output.write(frame(kind, head, body == null ? NOTHING : body.toByteArray()));
    }

    /** A whole frame. */
    static byte[] frame(int kind, byte[] head, byte[] body) {
        byte[] frame = new byte[PREFIX + head.length + body.length];
        put(frame, 0, kind);
        put(frame, 4, head.length);
        put(frame, 8, body.length);
        System.arraycopy(head, 0, frame, PREFIX, head.length);
        System.arraycopy(body, 0, frame, PREFIX + head.length, body.length);
        return frame;
    }

    private static void put(byte[] bytes, int place, int number) {
        for (int index = 0; index < 4; index++) bytes[place + index] = (byte) (number >>> 24 - 8 * index);
    }

    private Invocation readInvocation() throws IOException {
        Map<String, String> fields = new HashMap<>();
        byte[] body = read(EVENT, fields);
        return new Invocation(fields, body);
    }

    private void read(int awaited) throws IOException {
        read(awaited, new HashMap<>());
    }

    /** The body of the next frame, which is of the kind that is awaited. */
    private byte[] read(int awaited, Map<String, String> fields) throws IOException {
        while (end - start < PREFIX) fill(PREFIX);
        int kind = number(start);
        int headLength = number(start + 4);
        int bodyLength = number(start + 8);
        if (kind != awaited) throw new EOFException("another frame was awaited");
        while (end - start < PREFIX + headLength) fill(PREFIX + headLength);
        String[] values = new String(buffer, start + PREFIX, headLength, StandardCharsets.UTF_8).split("\0", -1);
        for (int index = 0; index < Math.min(values.length, FIELDS.length); index++) fields.put(FIELDS[index], values[index]);
        start += PREFIX + headLength;
        return readExactly(bodyLength);
    }

    private int number(int place) {
        return (buffer[place] & 255) << 24 | (buffer[place + 1] & 255) << 16 | (buffer[place + 2] & 255) << 8 | buffer[place + 3] & 255;
    }

    private byte[] readExactly(int length) throws IOException {
        byte[] body = new byte[length];
        int filled = Math.min(length, end - start);
        System.arraycopy(buffer, start, body, 0, filled);
        start += filled;
        while (filled < length) {
            int count = input.read(body, filled, length - filled);
            if (count < 0) throw new EOFException("the connection was closed");
            filled += count;
        }
        return body;
    }

    /** Reads on, with room for so many bytes from where the next frame starts. */
    private void fill(int wanted) throws IOException {
        byte[] room = wanted > buffer.length ? new byte[wanted] : buffer;
        System.arraycopy(buffer, start, room, 0, end - start);
        end -= start;
        start = 0;
        buffer = room;
        int count = input.read(buffer, end, buffer.length - end);
        if (count <= 0) throw new EOFException("the connection was closed");
        end += count;
    }
}
