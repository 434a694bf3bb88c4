import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Ends in many ways. */
public class Ends implements RequestStreamHandler {
    private static int count;

    static {
        if (file("broken").delete()) throw new IllegalStateException("broken");
    }

    /** One that other processes of this environment find. */
    private static File file(String name) {
        return new File(System.getenv().getOrDefault("TMPDIR", "/tmp"), name);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        count++;
        byte[] event = input.readAllBytes();
        String text = new String(event, StandardCharsets.UTF_8);
        if (text.contains("leave")) System.exit(0);
        if (text.contains("kill")) {
            new ProcessBuilder("/bin/kill", "-9", String.valueOf(ProcessHandle.current().pid())).start();
            sleep(5);
        }
        if (text.contains("allocate")) allocate();
        if (text.contains("hang")) sleep(60);
        if (text.contains("fail")) throw new IllegalStateException("asked to fail");
        if (text.contains("break")) {
            file("broken").createNewFile();
            System.exit(0);
        }
        if (text.contains("keep")) file("kept").createNewFile();
        if (text.contains("keep") || text.contains("see")) {
            String seen = "{\"count\":%d,\"kept\":%b,\"stream\":\"%s\"}";
            event = String.format(seen, count, file("kept").exists(), context.getLogStreamName()).getBytes();
        }
        if (text.contains("large")) {
            event = new byte[6 * 1024 * 1024 + 200];
            Arrays.fill(event, (byte) 'x');
        }
        context.getLogger().log("quiet", LogLevel.INFO);
        context.getLogger().log("loud", LogLevel.WARN);
        output.write(event);
    }

    private static void sleep(int seconds) {
        try {
            Thread.sleep(seconds * 1000L);
        } catch (InterruptedException error) {
            Thread.currentThread().interrupt();
        }
    }

    /** More than the memory, on the heap and beside it: either alone has a limit of its own. */
    private static void allocate() {
        byte[][] held = new byte[300][];
        ByteBuffer[] beside = new ByteBuffer[held.length];
        for (int index = 0; index < held.length; index++) {
            Arrays.fill(held[index] = new byte[1 << 20], (byte) 1);
            beside[index] = ByteBuffer.allocateDirect(1 << 20);
            while (beside[index].hasRemaining()) beside[index].putLong(-1);
        }
    }
}
