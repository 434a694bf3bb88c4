import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLClassLoader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;

/** Tells everything that a function can see of its process. */
public class Look implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private static final String START = text("/proc/self/environ");

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        Map<String, Object> seen = new TreeMap<>();
        seen.put("from stem", !START.contains("AWS_LAMBDA_FUNCTION_NAME"));
        List<List<String>> variables = new ArrayList<>();
        System.getenv().forEach((name, value) -> variables.add(Arrays.asList(name, value)));
        seen.put("variables", variables);
        seen.put("child", child("env"));
        TreeMap<Object, Object> properties = new TreeMap<>(System.getProperties());
        properties.remove("com.amazonaws.xray.traceHeader");
        seen.put("properties", properties.toString());
        seen.put("arguments", java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments());
        seen.put("cmdline", text("/proc/self/cmdline"));
        seen.put("cwd", link("/proc/self/cwd") + " " + names(".") + " " + new File("").getAbsolutePath());
        seen.put("own file", text("Look.class").length());
        List<String> descriptors = new ArrayList<>();
        for (int number = 0; number < 5; number++) descriptors.add(link("/proc/self/fd/" + number).split(":")[0]);
        seen.put("descriptors", descriptors);
        for (String place : new String[] {"self", "thread-self"}) {
            for (String line : text("/proc/" + place + "/status").split("\n")) {
                String name = line.split(":")[0];
                if (name.startsWith("Sig") || name.startsWith("Shd") || name.startsWith("Cap") || "Umask NoNewPrivs Seccomp Groups".contains(name)) {
                    seen.put(place + " " + name, line);
                }
            }
        }
        seen.put("limits", text("/proc/self/limits"));
        for (String place : new String[] {"/opt", "/var/task", "/tmp", "/var/runtime"}) seen.put(place, names(place));
        seen.put("zone", TimeZone.getDefault().getID());
        seen.put("locale", Locale.getDefault() + " " + Charset.defaultCharset());
        TreeSet<String> threads = new TreeSet<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) threads.add(thread.getName() + " " + thread.getPriority());
        seen.put("threads", threads.toString());
        seen.put("thread", Thread.currentThread().getId() + Thread.currentThread().getName());
        List<String> frames = new ArrayList<>();
        for (StackTraceElement frame : new Throwable().getStackTrace()) frames.add(frame.toString());
        seen.put("frames", frames);
        seen.put("heap", Runtime.getRuntime().maxMemory() + " " + Runtime.getRuntime().availableProcessors());
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        seen.put("loaders", loader.getClass() + Arrays.toString(((URLClassLoader) loader).getURLs()) + (loader == Look.class.getClassLoader()));
        seen.put("logger", context.getLogger() == LambdaRuntime.getLogger());
        seen.put("name", context.getFunctionName());
        seen.put("remaining", context.getRemainingTimeInMillis() > 1000);
        return seen;
    }

    private static String text(String path) {
        try (InputStream file = new FileInputStream(path)) {
            return new String(file.readAllBytes(), "UTF-8");
        } catch (IOException error) {
            return error.toString();
        }
    }

    private static String child(String command) {
        try {
            return new String(new ProcessBuilder(command).start().getInputStream().readAllBytes(), "UTF-8");
        } catch (IOException error) {
            return error.toString();
        }
    }

    private static String link(String path) {
        try {
            return Files.readSymbolicLink(Paths.get(path)).toString();
        } catch (IOException error) {
            return "none:";
        }
    }

    private static String names(String path) {
        String[] names = new File(path).list();
        if (names == null) return "none";
        Arrays.sort(names);
        return Arrays.toString(names);
    }
}
