package lambent.runtime;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The program. What functions share with the runtime is on the class path; the rest of the runtime, and the JSON library it
 * uses, have a class loader of their own, so that functions may bring any version of that library.
 */
public final class Start {
    private static final String LIBRARY_DIRECTORY = "/usr/share/java";
    private static final String[] LIBRARIES = {"jackson-core.jar", "jackson-databind.jar", "jackson-annotations.jar"};

    private Start() {}

    /**
     * @param arguments the number of the inherited socket or `-`, and the directories of layers.
     */
    public static void main(String[] arguments) throws Throwable {
        File own = new File(System.getProperty("java.class.path")).getParentFile();
        List<URL> path = new ArrayList<>();
        path.add(new File(own, "runtime.jar").toURI().toURL());
        List<URL> libraries = libraries(new File(own, "lib"));
        if (libraries.isEmpty()) {
            System.err.println("Java functions need Jackson: libjackson2-databind-java in Debian and Ubuntu, or its jars in "
                    + new File(own, "lib"));
            System.exit(1);
        }
        path.addAll(libraries);
        URLClassLoader loader = new URLClassLoader(path.toArray(new URL[0]), Start.class.getClassLoader());
        loader.loadClass("lambent.runtime.Main")
                .getMethod("run", File.class, String.class, String[].class)
                .invoke(null, own, arguments[0], Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    /** Those that came with the runtime, else the system's. */
    private static List<URL> libraries(File bundled) throws Exception {
        List<URL> found = new ArrayList<>();
        File[] jars = bundled.listFiles((directory, name) -> name.endsWith(".jar"));
        if (jars != null && jars.length > 0) {
            for (File jar : jars) found.add(jar.toURI().toURL());
            return found;
        }
        for (String name : LIBRARIES) {
            File jar = new File(LIBRARY_DIRECTORY, name);
            if (jar.exists()) found.add(jar.toURI().toURL());
        }
        return found;
    }
}
