package lambent.runtime;

import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
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
    /** Enough for what every invocation needs to be compiled. */
    private static final int MANY = 300;
    /** Enough for classes to be loaded and their methods to be linked. */
    private static final int SOME = 20;
    private static final String OBJECT = "{\"key\":\"value\",\"number\":1,\"part\":1.5,\"flag\":true,\"kind\":\"ONE\",\"texts\":{\"a\":\"b\"},"
            + "\"pairs\":[{\"key\":null}],\"list\":[1,-1.5e3,9999999999,null,false,\"\\u00e4\",[],{}]}";
    private static final String[][] EVENTS = {
        {"Idle::values", OBJECT}, {"Idle::pair", OBJECT}, {"Idle::texts", "{\"a\":\"b\"}"}, {"Idle::list", "[1,\"a\",{\"b\":[]}]"},
        {"Idle::text", "\"text\""}, {"Idle::number", "1"}, {"Idle$Copy", "{}"}, {"Named::handle", "{}"},
    };

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
    static Stem waitIfTold(File own, RuntimeClient client, String[] layers) throws Exception {
        String variables = startVariables();
        int order = descriptor(variables, "_LAMBENT_ORDER_FD");
        if (order < 0) return null;
        System.load(new File(own, "libstem.so").getAbsolutePath());
        runDry(own, layers);
        for (int each = 0; each < MANY; each++) ((LinkClient) client).ping();
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
        Warmth.make();
        findAll(own, layers, log);
        Json.forgetTypes();
        for (String[] event : EVENTS) runDry(event[0], event[1], SOME, own, layers, log);
        runDry("Idle", OBJECT, MANY, own, layers, log);
        Main.forgetInvocation();
        for (String name : LATER) Class.forName(name, false, null);
    }

    /** Looks for a class of a directory again and again, each time as a class that was never seen. */
    private static void findAll(File own, String[] layers, Log log) throws Exception {
        for (int each = 0; each < MANY; each++) {
            Main.find("Plain", new File(own, "stem/classes"), layers, log);
            ((Closeable) Thread.currentThread().getContextClassLoader()).close();
        }
    }

    private static void runDry(String handler, String body, int count, File own, String[] layers, Log log) throws Exception {
        RuntimeClient client = new LinkClient(answers(body, count), new ByteArrayOutputStream());
        try {
            Main.serve(client, Main.find(handler, new File(own, "stem"), layers, log), log);
        } catch (IOException end) {
            // There are no more events.
        }
    }

    private static InputStream answers(String body, int count) {
        byte[] head = "none\0000\000none\000none\000{\"custom\":{}}\000\000".getBytes(StandardCharsets.US_ASCII);
        byte[] event = LinkClient.frame(LinkClient.EVENT, head, body.getBytes(StandardCharsets.US_ASCII));
        List<InputStream> parts = new ArrayList<>();
        for (int each = 0; each < count; each++) parts.add(new ByteArrayInputStream(event));
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
