import java.io.InputStream;
import java.io.OutputStream;

/** A handler of a process that waits, from an archive. */
public final class Named {
    public Object handle(InputStream input, OutputStream output) {
        return null;
    }
}
