import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Loads libraries by their names, and tells what is random. */
public class Libraries implements RequestHandler<List<String>, Map<String, Object>> {
    @Override
    public Map<String, Object> handleRequest(List<String> names, Context context) {
        List<Boolean> found = new ArrayList<>();
        for (String name : names) {
            try {
                System.loadLibrary(name);
                found.add(true);
            } catch (UnsatisfiedLinkError error) {
                found.add(false);
            }
        }
        Map<String, Object> seen = new LinkedHashMap<>();
        seen.put("found", found);
        seen.put("random", Math.random());
        seen.put("from stem", !startVariables().contains("AWS_LAMBDA_FUNCTION_NAME"));
        return seen;
    }

    private static String startVariables() {
        try {
            return new String(Files.readAllBytes(Paths.get("/proc/self/environ")));
        } catch (java.io.IOException error) {
            throw new java.io.UncheckedIOException(error);
        }
    }
}
