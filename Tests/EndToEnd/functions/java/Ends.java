import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Ends in many ways. */
public class Ends implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        byte[] event = input.readAllBytes();
        String text = new String(event, StandardCharsets.UTF_8);
        if (text.contains("leave")) System.exit(0);
        if (text.contains("kill")) {
            new ProcessBuilder("/bin/kill", "-9", String.valueOf(ProcessHandle.current().pid())).start();
            for (long end = System.nanoTime() + 5_000_000_000L; System.nanoTime() < end; ) Thread.yield();
        }
        if (text.contains("large")) {
            event = new byte[6 * 1024 * 1024 + 200];
            Arrays.fill(event, (byte) 'x');
        }
        context.getLogger().log("quiet", LogLevel.INFO);
        context.getLogger().log("loud", LogLevel.WARN);
        output.write(event);
    }
}
