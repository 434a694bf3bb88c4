import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/** A handler of a process that waits, by itself in a directory. */
public final class Plain implements RequestHandler<Object, Object> {
    @Override
    public Object handleRequest(Object event, Context context) {
        return event;
    }
}
