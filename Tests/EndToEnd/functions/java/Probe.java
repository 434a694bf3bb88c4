import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Does what its event asks for, and tells what it sees. */
public class Probe implements RequestHandler<Map<String, Object>, Object> {
    private static final String ENVIRONMENT = UUID.randomUUID().toString();
    private static int count;

    @Override
    public Object handleRequest(Map<String, Object> event, Context context) {
        count++;
        switch (String.valueOf(event.get("do"))) {
            case "see": return see(context);
            case "fail": throw new IllegalStateException(String.valueOf(event.get("message")), new RuntimeException("inner"));
            case "leave": Runtime.getRuntime().halt((Integer) event.get("status")); return null;
            case "sleep": return sleep((Integer) event.get("seconds"));
            case "say": return say(event, context);
            case "allocate": return new byte[(Integer) event.get("megabytes") << 20].length;
            case "named": return named(String.valueOf(event.get("name")));
            default: return event;
        }
    }

    private static Object see(Context context) {
        Map<String, Object> seen = new LinkedHashMap<>();
        seen.put("environment", ENVIRONMENT);
        seen.put("count", count);
        seen.put("variables", System.getenv());
        seen.put("directory", System.getProperty("user.dir"));
        seen.put("version", System.getProperty("java.specification.version"));
        seen.put("trace", System.getProperty("com.amazonaws.xray.traceHeader"));
        seen.put("remaining", context.getRemainingTimeInMillis());
        seen.put("id", context.getAwsRequestId());
        seen.put("name", context.getFunctionName());
        seen.put("arn", context.getInvokedFunctionArn());
        seen.put("memory", context.getMemoryLimitInMB());
        seen.put("group", context.getLogGroupName());
        seen.put("stream", context.getLogStreamName());
        seen.put("heap", Runtime.getRuntime().maxMemory() >> 20);
        seen.put("identity", context.getIdentity() == null ? null : Arrays.asList(context.getIdentity().getIdentityId(), context.getIdentity().getIdentityPoolId()));
        seen.put("custom", context.getClientContext() == null ? null : context.getClientContext().getCustom());
        return seen;
    }

    private static Object sleep(int seconds) {
        try {
            Thread.sleep(seconds * 1000L);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        return count;
    }

    private static Object say(Map<String, Object> event, Context context) {
        System.out.println(event.get("text"));
        context.getLogger().log("logged " + event.get("text"));
        return null;
    }

    private static Object named(String name) {
        try {
            return Class.forName(name, true, Thread.currentThread().getContextClassLoader()).getField("NAMED").get(null);
        } catch (ReflectiveOperationException error) {
            throw new IllegalArgumentException(error);
        }
    }

    public static class Copy implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
            input.transferTo(output);
        }
    }

    public static class Point {
        public int x;
        public int y;
    }

    public static Point mirrored(Point point, Context context) {
        Point mirrored = new Point();
        mirrored.x = point.y;
        mirrored.y = point.x;
        return mirrored;
    }

    public static class Broken implements RequestHandler<String, String> {
        public Broken() {
            throw new IllegalStateException("not made");
        }

        @Override
        public String handleRequest(String input, Context context) {
            return input;
        }
    }

    /** Needs a class that the package has not. */
    public static class Lost extends Absent implements RequestHandler<String, String> {
        @Override
        public String handleRequest(String input, Context context) {
            return input;
        }
    }

    public static class Absent {}
}
