import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** The handlers of a process that waits. */
public final class Idle implements RequestHandler<Map<String, Object>, Object> {
    /** Counts, so that one of many invocations fails. */
    private int count;

    @Override
    public Object handleRequest(Map<String, Object> event, Context context) {
        if (++count % 50 == 0) throw new IllegalStateException("none", new IllegalArgumentException("none"));
        context.getRemainingTimeInMillis();
        context.getLogger().log("none");
        return event;
    }

    public static Pair pair(Pair pair, Context context) {
        return pair;
    }

    /** A function of bytes. */
    public static final class Copy implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
            for (int value = input.read(); value >= 0; value = input.read()) output.write(value);
        }
    }

    /** A value of a function's own. */
    public static final class Pair {
        private String key;
        private int number;

        public String getKey() {
            return key;
        }

        public void setKey(String key) {
            this.key = key;
        }

        public int getNumber() {
            return number;
        }

        public void setNumber(int number) {
            this.number = number;
        }
    }
}
