package lambent.runtime;

import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the machine makes when a program first does it, and what most functions do: milliseconds, but for the first time only. */
final class Warmth {
    private static final Class<?>[][] SHAPES = {
        {String.class}, {Object.class}, {int.class}, {String.class, String.class}, {String.class, Object.class},
        {String.class, int.class}, {Object.class, Object.class}, {String.class, String.class, String.class},
    };

    private Warmth() {}

    static void make() {
        joinTexts();
        List<String> texts = Arrays.asList("b", "a");
        Function<String, String> twice = text -> text.concat(text);
        texts.stream().map(twice).filter(text -> text.length() > 1).sorted().collect(Collectors.toList());
        texts.forEach(text -> String.format("%s %d %.1f", text, 1, 1.5));
        texts.stream().collect(Collectors.toMap(text -> text, String::length));
    }

    /** What compilers make of `a + b` since Java 9. */
    private static void joinTexts() {
        try {
            Method factory = Class.forName("java.lang.invoke.StringConcatFactory").getMethod(
                    "makeConcatWithConstants", MethodHandles.Lookup.class, String.class, MethodType.class, String.class,
                    Object[].class);
            for (Class<?>[] types : SHAPES) {
                Object[] values = new Object[types.length];
                Arrays.setAll(values, index -> types[index] == int.class ? (Object) 1 : "a");
                for (String constant : new String[] {"", "/"}) {
                    String recipe = String.join(constant, java.util.Collections.nCopies(types.length, "\1")) + constant;
                    MethodType type = MethodType.methodType(String.class, types);
                    CallSite site = (CallSite) factory.invoke(null, MethodHandles.lookup(), "join", type, recipe, new Object[0]);
                    site.dynamicInvoker().invokeWithArguments(values);
                }
            }
        } catch (Throwable none) {
            // Before Java 9 compilers make something else of it.
        }
    }
}
