package lambent.runtime;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An error as the caller and the log see it. */
final class Fault extends Exception {
    private static final long serialVersionUID = 1;
    private static final String OWN = "lambent.runtime.";

    private final Throwable error;
    /** Nothing can be run any more. */
    final boolean isFatal;

    /** What is wrong with the function, without an error of its own behind it. */
    Fault(String message) {
        this(message, null, false);
    }

    Fault(String message, Throwable error, boolean isFatal) {
        super(message);
        this.error = error;
        this.isFatal = isFatal;
    }

    /** What a function threw. */
    static Fault thrown(Throwable error) {
        boolean isFatal = error instanceof VirtualMachineError || error instanceof java.io.IOError;
        return new Fault(error.getMessage(), error, isFatal);
    }

    ByteArrayOutputStream body() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] bytes = Json.bytes(document(getMessage(), error, 0));
        body.write(bytes, 0, bytes.length);
        return body;
    }

    private static Map<String, Object> document(String message, Throwable error, int depth) {
        Map<String, Object> document = new LinkedHashMap<>();
        if (message != null) document.put("errorMessage", message);
        if (error == null) return document;
        document.put("errorType", error.getClass().getName());
        List<String> frames = new ArrayList<>();
        for (StackTraceElement frame : theFunctionsOwn(error)) frames.add(frame.toString());
        document.put("stackTrace", frames);
        Throwable cause = error.getCause();
        if (cause != null && cause != error && depth < 100) {
            document.put("cause", document(cause.getMessage(), cause, depth + 1));
        }
        return document;
    }

    /** For the log. */
    String text() {
        if (error == null) return getMessage() + "\n";
        for (Throwable each = error; each != null && each != each.getCause(); each = each.getCause()) {
            each.setStackTrace(theFunctionsOwn(each));
        }
        StringWriter trace = new StringWriter();
        error.printStackTrace(new PrintWriter(trace));
        return getMessage() + ": " + error.getClass().getName() + "\n" + trace + "\n";
    }

    /** The frames of the function, and of what it called. */
    private static StackTraceElement[] theFunctionsOwn(Throwable error) {
        List<StackTraceElement> frames = new ArrayList<>();
        for (StackTraceElement frame : error.getStackTrace()) {
            if (frame.getClassName().startsWith(OWN)) break;
            frames.add(frame);
        }
        return frames.toArray(new StackTraceElement[0]);
    }
}
