package example;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Functions of every form. */
public class Functions {
    public static class Echo implements RequestHandler<Object, Object> {
        @Override
        public Object handleRequest(Object input, Context context) {
            return input;
        }
    }

    public static class Person {
        private String name;
        private int age;

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        public int getAge() {
            return age;
        }

        public void setAge(int age) {
            this.age = age;
        }
    }

    abstract static class Base<T, R> implements RequestHandler<List<T>, R> {}

    public static class Older extends Base<Person, Map<String, Person>> {
        @Override
        public Map<String, Person> handleRequest(List<Person> people, Context context) {
            Map<String, Person> result = new LinkedHashMap<>();
            for (Person person : people) {
                person.setAge(person.getAge() + 1);
                result.put(person.getName(), person);
            }
            return result;
        }
    }

    public static class Stream implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
            output.write('<');
            input.transferTo(output);
            output.write('>');
        }
    }

    public static class See implements RequestHandler<Map<String, Object>, Map<String, Object>> {
        @Override
        public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
            Map<String, Object> seen = new LinkedHashMap<>();
            seen.put("id", context.getAwsRequestId());
            seen.put("arn", context.getInvokedFunctionArn());
            seen.put("group", context.getLogGroupName());
            seen.put("stream", context.getLogStreamName());
            seen.put("name", context.getFunctionName());
            seen.put("version", context.getFunctionVersion());
            seen.put("memory", context.getMemoryLimitInMB());
            seen.put("remaining", context.getRemainingTimeInMillis());
            seen.put("tenant", context.getTenantId());
            seen.put("trace", System.getProperty("com.amazonaws.xray.traceHeader"));
            if (context.getIdentity() != null) {
                seen.put("identity", context.getIdentity().getIdentityId() + " " + context.getIdentity().getIdentityPoolId());
            }
            ClientContext client = context.getClientContext();
            if (client != null) {
                seen.put("custom", client.getCustom());
                seen.put("environment", client.getEnvironment());
                seen.put("title", client.getClient().getAppTitle());
            }
            return seen;
        }
    }

    public static class Fails implements RequestHandler<String, String> {
        @Override
        public String handleRequest(String how, Context context) {
            switch (how) {
                case "cause": throw new IllegalStateException("outer", new RuntimeException("inner"));
                case "memory": throw new OutOfMemoryError("told");
                default: throw new RuntimeException("Error: " + how);
            }
        }
    }

    public static class Says implements RequestHandler<String, Void> {
        @Override
        public Void handleRequest(String text, Context context) {
            context.getLogger().log(text);
            LambdaRuntime.getLogger().log("debugging", LogLevel.DEBUG);
            context.getLogger().log("warned", LogLevel.WARN);
            System.out.println("printed");
            return null;
        }
    }

    public static class BadConstructor implements RequestHandler<String, String> {
        public BadConstructor() {
            throw new IllegalStateException("not made");
        }

        @Override
        public String handleRequest(String input, Context context) {
            return input;
        }
    }

    public static class BadStatic implements RequestHandler<String, String> {
        private static final int NUMBER = Integer.parseInt("none");

        @Override
        public String handleRequest(String input, Context context) {
            return input + NUMBER;
        }
    }

    public String plain(String text) {
        return "plain " + text;
    }

    public static int add(List<Integer> numbers, Context context) {
        return numbers.stream().mapToInt(Integer::intValue).sum();
    }

    public static void copy(InputStream input, OutputStream output) throws IOException {
        input.transferTo(output);
    }

    public static void nothing() {}

    public static String overloaded(String text) {
        return "one";
    }

    public static String overloaded(String text, Context context) {
        return "two";
    }

    public static class Unserialisable {
        public Object getSelf() {
            throw new UnsupportedOperationException("cannot be read");
        }
    }

    public static Unserialisable unserialisable() {
        return new Unserialisable();
    }
}
