package lambent.runtime;

import com.amazonaws.services.lambda.runtime.CustomPojoSerializer;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;

/** Finds what `package.Class` or `package.Class::method` names. */
final class Handlers {
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

    private Handlers() {}

    /**
     * A handler that cannot be found is told to whoever invokes; code of the function that fails while it is loaded ends the
     * process.
     *
     * @throws Fault that is fatal.
     */
    static Handler find(String name, ClassLoader loader) throws Fault {
        try {
            return load(name, loader);
        } catch (Fault fault) {
            if (fault.isFatal) throw fault;
            return (event, context, output) -> {
                throw fault;
            };
        }
    }

    private static Handler load(String name, ClassLoader loader) throws Fault {
        int colons = name.indexOf("::");
        String className = colons < 0 ? name : name.substring(0, colons);
        String methodName = colons < 0 ? null : name.substring(colons + 2);
        if (className.isEmpty() || (methodName != null && methodName.isEmpty())) {
            throw new Fault("Invalid handler: `" + name + "'");
        }
        Class<?> owner = loadClass(className, loader);
        CustomPojoSerializer custom = Json.custom(loader);
        if (methodName != null) {
            Method method = HandlerMethods.choose(owner, methodName);
            Object instance = Modifier.isStatic(method.getModifiers()) ? null : instance(owner);
            return HandlerMethods.handler(method, instance, custom);
        }
        if (RequestStreamHandler.class.isAssignableFrom(owner)) {
            RequestStreamHandler handler = (RequestStreamHandler) instance(owner);
            return (event, context, output) -> handler.handleRequest(new ByteArrayInputStream(event), output, context);
        }
        if (RequestHandler.class.isAssignableFrom(owner)) return requestHandler(owner, custom);
        throw new Fault("Class does not implement an appropriate handler interface: " + owner.getName());
    }

    private static Class<?> loadClass(String name, ClassLoader loader) throws Fault {
        try {
            return Class.forName(name, true, loader);
        } catch (ClassNotFoundException error) {
            throw new Fault("Class not found: " + name, error, false);
        } catch (NoClassDefFoundError error) {
            throw new Fault(whileLoading(name, error), error, false);
        } catch (Throwable error) {
            throw new Fault(whileLoading(name, error), error, true);
        }
    }

    private static String whileLoading(String name, Throwable error) {
        return "Error loading class " + name + (error.getMessage() == null ? "" : ": " + error.getMessage());
    }

    private static Object instance(Class<?> owner) throws Fault {
        try {
            return owner.getConstructor().newInstance();
        } catch (NoSuchMethodException error) {
            boolean isInner = owner.getEnclosingClass() != null && !Modifier.isStatic(owner.getModifiers());
            throw new Fault("Class " + owner.getName() + (isInner
                    ? " cannot be instantiated because it is a non-static inner class"
                    : " has no public zero-argument constructor"), error, false);
        } catch (InvocationTargetException error) {
            Throwable cause = error.getCause() == null ? error : error.getCause();
            throw new Fault(cause.getMessage(), cause, true);
        } catch (ReflectiveOperationException error) {
            throw new Fault(error.getMessage(), error, false);
        }
    }

    @SuppressWarnings("unchecked")
    private static Handler requestHandler(Class<?> owner, CustomPojoSerializer custom) throws Fault {
        Type[] types = Json.parameters(RequestHandler.class, owner);
        if (types.length != 2) {
            throw new Fault("Class " + owner.getName()
                    + " does not implement RequestHandler with concrete type parameters");
        }
        Json.Form input = new Json.Form(types[0], custom);
        Json.Form result = isVoid(types[1]) ? null : new Json.Form(types[1], custom);
        RequestHandler<Object, Object> handler = (RequestHandler<Object, Object>) instance(owner);
        return (event, context, output) -> {
            Object value = read(input, event);
            write(result, handler.handleRequest(value, context), output);
        };
    }

    static boolean isVoid(Type type) {
        return type == void.class || type == Void.class;
    }

    static Object read(Json.Form form, byte[] event) {
        try {
            return form.read(event);
        } catch (Throwable error) {
            throw new RuntimeException("An error occurred during JSON parsing", error);
        }
    }

    /** @param form null when nothing is returned. */
    static void write(Json.Form form, Object value, OutputStream output) throws IOException {
        if (form == null || value == null) {
            output.write(NULL);
            return;
        }
        try {
            form.write(value, output);
        } catch (Throwable error) {
            throw new RuntimeException("An error occurred during JSON serialization of response", error);
        }
    }
}
