package lambent.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.OutputStream;

/** What an invocation runs. */
interface Handler {
    /** Writes the response to `output`. */
    void call(byte[] event, Context context, OutputStream output) throws Throwable;
}
