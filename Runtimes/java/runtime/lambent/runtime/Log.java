package lambent.runtime;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.logging.LogFormat;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The log of the function: frames on a descriptor of their own, else bytes of standard output. */
final class Log implements LambdaLogger {
    private static final int TEXT = 0xa55a0003;
    private static final int JSON = 0xa55a0002;

    private final OutputStream output;
    private final boolean isFramed;
    private final LogLevel lowest;
    final boolean isJson;
    /** The invocation that events belong to; null when none runs. */
    volatile String requestId;
    volatile String tenantId;

    Log(OutputStream output, boolean isFramed, boolean isJson, LogLevel lowest) {
        this.output = output;
        this.isFramed = isFramed;
        this.isJson = isJson;
        this.lowest = lowest;
    }

    /** The log that the variables describe. */
    static Log open() throws IOException {
        return open(
                System.getenv("_LAMBDA_TELEMETRY_LOG_FD"),
                System.getenv("AWS_LAMBDA_LOG_FORMAT"),
                System.getenv("AWS_LAMBDA_LOG_LEVEL"));
    }

    /** @param descriptor the number of one that takes frames; null for standard output. */
    static Log open(String descriptor, String format, String level) throws IOException {
        return new Log(
                new FileOutputStream(descriptor == null ? FileDescriptor.out : Descriptors.numbered(Integer.parseInt(descriptor))),
                descriptor != null,
                LogFormat.fromString(format) == LogFormat.JSON,
                LogLevel.fromString(level));
    }

    @Override
    public void log(String message) {
        log(message, LogLevel.UNDEFINED);
    }

    @Override
    public void log(byte[] message) {
        log(message, LogLevel.UNDEFINED);
    }

    @Override
    public void log(String message, LogLevel level) {
        if (isSilent(level)) return;
        write(isJson ? json(message, level) : String.valueOf(message).getBytes(StandardCharsets.UTF_8), level);
    }

    @Override
    public void log(byte[] message, LogLevel level) {
        if (isSilent(level)) return;
        write(message == null ? "null".getBytes(StandardCharsets.UTF_8) : message, level);
    }

    private boolean isSilent(LogLevel level) {
        return level != LogLevel.UNDEFINED && level.ordinal() < lowest.ordinal();
    }

    private byte[] json(String message, LogLevel level) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("timestamp", Instant.now().toString());
        event.put("message", message);
        event.put("level", level.name());
        event.put("AWSRequestId", requestId);
        if (tenantId != null) event.put("tenantId", tenantId);
        return Json.bytes(event);
    }

    private synchronized void write(byte[] bytes, LogLevel level) {
        try {
            if (isFramed) {
                Instant now = Instant.now();
                ByteBuffer frame = ByteBuffer.allocate(16 + bytes.length);
                frame.putInt((isJson ? JSON : TEXT) | level.ordinal() << 2).putInt(bytes.length);
                frame.putLong(now.getEpochSecond() * 1_000_000 + now.getNano() / 1000).put(bytes);
                output.write(frame.array());
            } else {
                System.out.flush();
                output.write(bytes);
            }
        } catch (IOException gone) {
            // Nobody listens any more.
        }
    }
}
