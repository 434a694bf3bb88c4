import com.amazonaws.services.lambda.runtime.Client;
import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.Context;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells everything that a context knows. */
public class Whole {
    public static Map<String, Object> told(Object event, Context context) {
        context.getLogger().log("by the context\n");
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("id", context.getAwsRequestId());
        told.put("group", context.getLogGroupName());
        told.put("stream", context.getLogStreamName());
        told.put("name", context.getFunctionName());
        told.put("version", context.getFunctionVersion());
        told.put("arn", context.getInvokedFunctionArn());
        told.put("memory", String.valueOf(context.getMemoryLimitInMB()));
        told.put("remaining", context.getRemainingTimeInMillis());
        told.put("identity", context.getIdentity().getIdentityId() + " " + context.getIdentity().getIdentityPoolId());
        ClientContext caller = context.getClientContext();
        Client client = caller.getClient();
        Map<String, Object> app = new LinkedHashMap<>();
        app.put("installation_id", client.getInstallationId());
        app.put("app_title", client.getAppTitle());
        app.put("app_version_name", client.getAppVersionName());
        app.put("app_version_code", client.getAppVersionCode());
        app.put("app_package_name", client.getAppPackageName());
        told.put("client", app);
        told.put("custom", caller.getCustom());
        told.put("env", caller.getEnvironment());
        return told;
    }
}
