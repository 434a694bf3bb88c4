package lambent.runtime;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The Runtime API over HTTP, as behind a wrapper that may have put a proxy before it. */
final class HttpClient extends RuntimeClient {
    private static final String PREFIX = "/2018-06-01/runtime/";
    private static final String OWN = "lambda-runtime-";

    private final InputStream input;
    private final OutputStream output;
    private final String hostLine;
    private final byte[] next;
    private byte[] buffer = new byte[16 * 1024];
    private int start;
    private int end;

    /** @param address host and port. */
    HttpClient(String address) throws IOException {
        int colon = address.lastIndexOf(':');
        Socket socket = new Socket(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
        socket.setTcpNoDelay(true);
        input = socket.getInputStream();
        output = socket.getOutputStream();
        hostLine = "Host: " + address + "\r\n";
        next = ("GET " + PREFIX + "invocation/next HTTP/1.1\r\n" + hostLine + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    Invocation first() throws IOException {
        output.write(next);
        return readInvocation();
    }

    @Override
    Invocation respond(String requestId, ByteArrayOutputStream body) throws IOException {
        return answer(post("invocation/" + requestId + "/response", body, null));
    }

    @Override
    Invocation fail(String requestId, ByteArrayOutputStream body, String errorType) throws IOException {
        return answer(post("invocation/" + requestId + "/error", body, errorType));
    }

    @Override
    void failAndEnd(String requestId, ByteArrayOutputStream body, String errorType) throws IOException {
        String route = requestId == null ? "init/error" : "invocation/" + requestId + "/error";
        output.write(post(route, body, errorType).toByteArray());
        readMessage(new HashMap<>());
    }

    private Invocation answer(ByteArrayOutputStream message) throws IOException {
        message.write(next);
        message.writeTo(output);
        // A refused answer (too large, too late) concerns only the server, which has told the caller already.
        readMessage(new HashMap<>());
        return readInvocation();
    }

    private ByteArrayOutputStream post(String route, ByteArrayOutputStream body, String errorType) throws IOException {
        StringBuilder head = new StringBuilder(256).append("POST ").append(PREFIX).append(route).append(" HTTP/1.1\r\n")
                .append(hostLine).append("Content-Type: application/json\r\n");
        if (errorType != null) {
            head.append("Lambda-Runtime-Function-Error-Type: ").append(visible(errorType)).append("\r\n");
        }
        head.append("Content-Length: ").append(body.size()).append("\r\n\r\n");
        ByteArrayOutputStream message = new ByteArrayOutputStream(head.length() + body.size() + next.length);
        message.write(head.toString().getBytes(StandardCharsets.US_ASCII));
        body.writeTo(message);
        return message;
    }

    private Invocation readInvocation() throws IOException {
        Map<String, String> headers = new HashMap<>();
        byte[] body = readMessage(headers);
        if (!headers.get("").startsWith("200", 9)) throw new EOFException("next was refused");
        Map<String, String> fields = new HashMap<>();
        headers.forEach((name, value) -> {
            if (name.startsWith(OWN)) fields.put(name.substring(OWN.length()), value);
        });
        return new Invocation(fields, body);
    }

    /** The body of the next response; its status line is put under the empty name. */
    private byte[] readMessage(Map<String, String> headers) throws IOException {
        String status = readLine();
        headers.put("", status);
        for (String line = readLine(); !line.isEmpty(); line = readLine()) {
            int colon = line.indexOf(':');
            headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).trim());
        }
        if (status.charAt(9) == '1') {
            headers.clear();
            return readMessage(headers);
        }
        if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) return readChunks();
        return readExactly(Integer.parseInt(headers.getOrDefault("content-length", "0")));
    }

    private byte[] readChunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int length = chunkLength(); length > 0; length = chunkLength()) {
            body.write(readExactly(length));
            readLine();
        }
        while (!readLine().isEmpty()) {}
        return body.toByteArray();
    }

    private int chunkLength() throws IOException {
        return Integer.parseInt(readLine().split(";")[0].trim(), 16);
    }

    private String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(80);
        while (true) {
            if (start == end) fill();
            byte value = buffer[start++];
            if (value == '\n') return new String(line.toByteArray(), StandardCharsets.UTF_8).trim();
            line.write(value);
        }
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

    private void fill() throws IOException {
        start = 0;
        end = Math.max(0, input.read(buffer));
        if (end == 0) throw new EOFException("the connection was closed");
    }
}
