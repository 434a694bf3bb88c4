package lambent.runtime;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The classes of a function: its directory, the jars in its `lib`, then those in `java/lib` of each layer. */
final class FunctionClasses {
    private FunctionClasses() {}

    static ClassLoader loader(File root, String[] layers) throws MalformedURLException {
        List<URL> path = new ArrayList<>();
        path.add(root.toURI().toURL());
        addJars(new File(root, "lib"), path);
        for (String layer : layers) addJars(new File(layer, "java/lib"), path);
        // The interfaces are the runtime's, whatever the function brings.
        return new URLClassLoader(path.toArray(new URL[0]), LambdaRuntime.class.getClassLoader());
    }

    private static void addJars(File directory, List<URL> path) throws MalformedURLException {
        File[] jars = directory.listFiles((parent, name) -> name.endsWith(".jar"));
        if (jars == null) return;
        Arrays.sort(jars);
        for (File jar : jars) path.add(jar.toURI().toURL());
    }
}
