package lambent.runtime;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Field;

/** From the start of the process to its end: prepare, load the handler, serve invocations. */
public final class Main {
    private static final String TRACE = "com.amazonaws.xray.traceHeader";

    private Main() {}

    /**
     * Called by the program.
     *
     * @param own the directory of the runtime.
     */
    public static void run(File own, String inherited, String[] layers) throws Exception {
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, "UTF-8"));
        System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, "UTF-8"));
        RuntimeClient client = RuntimeClient.connect(inherited);
        Stem stem = Stem.waitIfTold(own, client, layers);
        Log log = Log.open();
        if (stem != null) stem.enter();
        try {
            Handler handler = prepare(client, log, layers);
            serve(client, handler, log);
        } catch (IOException gone) {
            Runtime.getRuntime().halt(1);
        }
    }

    private static Handler prepare(RuntimeClient client, Log log, String[] layers) throws Exception {
        String root = System.getenv().getOrDefault("LAMBDA_TASK_ROOT", System.getProperty("user.dir"));
        try {
            return find(System.getenv().getOrDefault("_HANDLER", ""), new File(root), layers, log);
        } catch (Fault fault) {
            report(log, fault);
            client.failAndEnd(null, fault.body(), "Runtime.BadFunctionCode");
            Runtime.getRuntime().halt(1);
            throw fault;
        }
    }

    /** Makes this process that of the code below `root`. */
    static Handler find(String name, File root, String[] layers, Log log) throws Exception {
        Field logger = LambdaRuntime.class.getDeclaredField("logger");
        logger.setAccessible(true);
        logger.set(null, log);
        ClassLoader loader = FunctionClasses.loader(root, layers);
        Thread.currentThread().setContextClassLoader(loader);
        return Handlers.find(name, loader);
    }

    static void serve(RuntimeClient client, Handler handler, Log log) throws IOException {
        RuntimeClient.Invocation invocation = client.first();
        while (true) {
            String trace = invocation.field("trace-id");
            if (trace == null) {
                forgetInvocation();
            } else {
                System.setProperty(TRACE, trace);
            }
            log.requestId = invocation.requestId();
            log.tenantId = invocation.field("aws-tenant-id");
            ByteArrayOutputStream output = new ByteArrayOutputStream(1024);
            Fault fault = call(handler, invocation, log, output);
            System.out.flush();
            if (fault == null) {
                invocation = client.respond(invocation.requestId(), output);
            } else {
                report(log, fault);
                if (fault.isFatal) {
                    client.failAndEnd(invocation.requestId(), fault.body(), "Runtime.UserException");
                    Runtime.getRuntime().halt(1);
                }
                invocation = client.fail(invocation.requestId(), fault.body(), "Runtime.UserException");
            }
        }
    }

    /** Nothing of an invocation is left. */
    static void forgetInvocation() {
        System.clearProperty(TRACE);
    }

    /** What went wrong; null when nothing did. */
    private static Fault call(Handler handler, RuntimeClient.Invocation invocation, Log log, ByteArrayOutputStream output) {
        try {
            handler.call(invocation.body, new InvocationContext(invocation, log), output);
            return null;
        } catch (Fault fault) {
            return fault;
        } catch (Throwable error) {
            return Fault.thrown(error);
        } finally {
            // What the function left of an interruption is not the next invocation's.
            Thread.interrupted();
        }
    }

    private static void report(Log log, Fault fault) {
        log.log(fault.text(), log.isJson ? LogLevel.ERROR : LogLevel.UNDEFINED);
    }
}
