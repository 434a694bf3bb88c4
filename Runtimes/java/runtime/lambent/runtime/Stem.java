package lambent.runtime;

import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A process that waits for the function that it will be: everything that every function needs is loaded and has run; what
 * makes it a function comes as its order: the variables, an empty one, and a zero byte when the code is there.
 *
 * Nothing here may ask for a variable: the class library remembers them when it first does.
 */
final class Stem {
    /** Enough for what an invocation needs to be compiled. */
    private static final int INVOCATIONS = 300;
    private static final String[] HANDLERS = {"Idle", "Idle$Copy", "Idle::pair", "Named::handle"};

    /** Classes that come with the first variable that is asked for. */
    private static final String[] LATER = {
        "java.lang.ProcessEnvironment", "java.lang.ProcessEnvironment$ExternalData", "java.lang.ProcessEnvironment$Variable",
        "java.lang.ProcessEnvironment$Value", "java.lang.ProcessEnvironment$StringEnvironment",
    };

    private final int order;

    private Stem(int order) {
        this.order = order;
    }

    /**
     * Waits for the variables if this process is to be a stem; ends it if it is nobody's in the end.
     *
     * @return null if this is an ordinary process.
     */
    static Stem waitIfTold(File own, String[] layers) throws Exception {
        String variables = startVariables();
        int order = descriptor(variables, "_LAMBENT_ORDER_FD");
        if (order < 0) return null;
        System.load(new File(own, "libstem.so").getAbsolutePath());
        runDry(own, layers);
        System.gc();
        try (OutputStream ready = new FileOutputStream(Descriptors.numbered(descriptor(variables, "_LAMBENT_READY_FD")))) {
            ready.write("ready\n".getBytes(StandardCharsets.US_ASCII));
        }
        if (receive(order) != 0) Runtime.getRuntime().halt(0);
        return new Stem(order);
    }

    /** Returns when the function's code is where it belongs. */
    void enter() {
        if (enter(order) != 0) Runtime.getRuntime().halt(0);
    }

    private static native int receive(int order);

    private static native int enter(int order);

    private static void runDry(File own, String[] layers) throws Exception {
        Log.open(null, "Text", "INFO");
        Log log = new Log(new ByteArrayOutputStream(), true, true, LogLevel.UNDEFINED);
        for (String handler : HANDLERS) {
            RuntimeClient client = new RuntimeClient(answers(), new ByteArrayOutputStream(), "none");
            try {
                Main.serve(client, Main.find(handler, new File(own, "stem"), layers, log), log);
            } catch (IOException end) {
                // There are no more events.
            }
        }
        Main.forgetInvocation();
        for (String name : LATER) Class.forName(name, false, null);
    }

    private static InputStream answers() {
        String accepted = "HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\nContent-Length: 15\r\n\r\n{\"status\":\"OK\"}";
        String body = "{\"key\":\"value\",\"number\":1}";
        String event = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nLambda-Runtime-Aws-Request-Id: none\r\n"
                + "Lambda-Runtime-Deadline-Ms: 0\r\nLambda-Runtime-Trace-Id: none\r\nLambda-Runtime-Client-Context: {\"custom\":{}}\r\n"
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;
        List<InputStream> parts = new ArrayList<>();
        parts.add(new ByteArrayInputStream(event.getBytes(StandardCharsets.US_ASCII)));
        byte[] next = (accepted + event).getBytes(StandardCharsets.US_ASCII);
        for (int count = 1; count < INVOCATIONS; count++) parts.add(new ByteArrayInputStream(next));
        return new SequenceInputStream(Collections.enumeration(parts));
    }

    /** What the process was started with, as the system tells it. */
    private static String startVariables() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (InputStream file = new FileInputStream("/proc/self/environ")) {
            byte[] part = new byte[8192];
            for (int count = file.read(part); count > 0; count = file.read(part)) text.write(part, 0, count);
        }
        return "\0" + new String(text.toByteArray(), StandardCharsets.ISO_8859_1);
    }

    /** The number that a variable names; -1 without it. */
    private static int descriptor(String variables, String name) {
        int start = variables.indexOf("\0" + name + "=");
        if (start < 0) return -1;
        start += name.length() + 2;
        return Integer.parseInt(variables.substring(start, variables.indexOf('\0', start)));
    }
}
