package lambent.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Plain methods as handlers: a value or an input stream, an output stream, a context, each of which may be absent.
 *
 * Of several methods of one name the one with most parameters is taken; a context at the end counts as two.
 */
final class HandlerMethods {
    private HandlerMethods() {}

    /** The method to call. */
    static Method choose(Class<?> owner, String name) throws Fault {
        List<Method> found = new ArrayList<>();
        for (Method method : owner.getMethods()) {
            if (method.getName().equals(name) && isSuitable(method.getParameterTypes())) found.add(method);
        }
        found.sort((left, right) -> left.isBridge() != right.isBridge()
                ? Boolean.compare(left.isBridge(), right.isBridge())
                : Integer.compare(weight(right), weight(left)));
        if (found.isEmpty()) {
            throw new Fault("No public method named " + name + " with appropriate method signature found on class "
                    + owner.getName());
        }
        return found.get(0);
    }

    private static int weight(Method method) {
        Class<?>[] types = method.getParameterTypes();
        return types.length + (types.length > 0 && types[types.length - 1] == Context.class ? 1 : 0);
    }

    private static boolean isSuitable(Class<?>[] types) {
        List<Class<?>> rest = new ArrayList<>(Arrays.asList(types));
        boolean hasContext = !rest.isEmpty() && rest.get(rest.size() - 1) == Context.class;
        if (hasContext) rest.remove(rest.size() - 1);
        switch (rest.size()) {
            case 0: return true;
            case 1: return rest.get(0) != Context.class;
            case 2: return rest.get(0) == InputStream.class && rest.get(1) == OutputStream.class;
            default: return false;
        }
    }

    /** @param instance null for a static method. */
    static Handler handler(Method method, Object instance, com.amazonaws.services.lambda.runtime.CustomPojoSerializer custom) {
        Type[] types = method.getGenericParameterTypes();
        Json.Form result = Handlers.isVoid(method.getReturnType()) ? null : new Json.Form(method.getGenericReturnType(), custom);
        Json.Form input = null;
        boolean isStream = false;
        for (Type type : types) {
            if (type == InputStream.class || type == OutputStream.class) {
                isStream = true;
            } else if (type != Context.class) {
                input = new Json.Form(type, custom);
            }
        }
        Json.Form form = input;
        boolean writesItself = isStream;
        return (event, context, output) -> {
            Object[] arguments = new Object[types.length];
            for (int index = 0; index < types.length; index++) {
                if (types[index] == InputStream.class) {
                    arguments[index] = new ByteArrayInputStream(event);
                } else if (types[index] == OutputStream.class) {
                    arguments[index] = output;
                } else if (types[index] == Context.class) {
                    arguments[index] = context;
                } else {
                    arguments[index] = Handlers.read(form, event);
                }
            }
            Object value;
            try {
                value = method.invoke(instance, arguments);
            } catch (InvocationTargetException error) {
                throw error.getCause() == null ? error : error.getCause();
            }
            if (!writesItself) Handlers.write(result, value, output);
        };
    }
}
