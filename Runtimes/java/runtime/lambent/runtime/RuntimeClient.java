package lambent.runtime;

import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.Map;

/** The way to the server: events come, results and errors go. */
abstract class RuntimeClient {
    /** One event and what the server says about it, by the names of the Runtime API's headers. */
    static final class Invocation {
        final byte[] body;
        private final Map<String, String> fields;

        Invocation(Map<String, String> fields, byte[] body) {
            this.fields = fields;
            this.body = body;
        }

        /** Null when nothing is said. */
        String field(String name) {
            String value = fields.get(name);
            return value == null || value.isEmpty() ? null : value;
        }

        String requestId() {
            return field("aws-request-id");
        }
    }

    /** @param inherited the number of a connected socket; `-` for the network. */
    static RuntimeClient connect(String inherited) throws IOException {
        if (inherited.equals("-")) return new HttpClient(System.getenv().getOrDefault("AWS_LAMBDA_RUNTIME_API", "localhost"));
        FileDescriptor descriptor = Descriptors.numbered(Integer.parseInt(inherited));
        return new LinkClient(new FileInputStream(descriptor), new FileOutputStream(descriptor));
    }

    /** Waits for the first event. */
    abstract Invocation first() throws IOException;

    /** Sends the result of an invocation and waits for the next event. */
    abstract Invocation respond(String requestId, ByteArrayOutputStream body) throws IOException;

    /** Sends the error of an invocation and waits for the next event. */
    abstract Invocation fail(String requestId, ByteArrayOutputStream body, String errorType) throws IOException;

    /** Sends the last error of this process; `requestId` is null during the initialization. */
    abstract void failAndEnd(String requestId, ByteArrayOutputStream body, String errorType) throws IOException;

    /** What a header, and a log, may hold of the type of an error. */
    static String visible(String errorType) {
        return errorType.replaceAll("[^ -~]", "?");
    }
}
