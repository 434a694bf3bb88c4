package lambent.runtime;

import com.amazonaws.services.lambda.runtime.Client;
import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The context of one invocation. */
final class InvocationContext implements Context {
    private final RuntimeClient.Invocation invocation;
    private final LambdaLogger logger;
    private final CognitoIdentity identity;
    private final ClientContext clientContext;
    private final long deadline;

    InvocationContext(RuntimeClient.Invocation invocation, LambdaLogger logger) throws IOException {
        this.invocation = invocation;
        this.logger = logger;
        Map<?, ?> identity = parsed("cognito-identity");
        this.identity = identity == null ? null : new Identity(identity);
        Map<?, ?> client = parsed("client-context");
        this.clientContext = client == null ? null : new Caller(client);
        String deadline = invocation.field("deadline-ms");
        this.deadline = deadline == null ? 0 : Long.parseLong(deadline);
    }

    private Map<?, ?> parsed(String field) throws IOException {
        String text = invocation.field(field);
        return text == null ? null : Json.parse(text, Map.class);
    }

    @Override
    public String getAwsRequestId() {
        return invocation.requestId();
    }

    @Override
    public String getLogGroupName() {
        return System.getenv("AWS_LAMBDA_LOG_GROUP_NAME");
    }

    @Override
    public String getLogStreamName() {
        return System.getenv("AWS_LAMBDA_LOG_STREAM_NAME");
    }

    @Override
    public String getFunctionName() {
        return System.getenv("AWS_LAMBDA_FUNCTION_NAME");
    }

    @Override
    public String getFunctionVersion() {
        return System.getenv("AWS_LAMBDA_FUNCTION_VERSION");
    }

    @Override
    public String getInvokedFunctionArn() {
        return invocation.field("invoked-function-arn");
    }

    @Override
    public CognitoIdentity getIdentity() {
        return identity;
    }

    @Override
    public ClientContext getClientContext() {
        return clientContext;
    }

    @Override
    public int getRemainingTimeInMillis() {
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE, deadline - System.currentTimeMillis()));
    }

    @Override
    public int getMemoryLimitInMB() {
        return Integer.parseInt(System.getenv("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"));
    }

    @Override
    public LambdaLogger getLogger() {
        return logger;
    }

    @Override
    public String getTenantId() {
        return invocation.field("aws-tenant-id");
    }

    @Override
    public String getXrayTraceId() {
        return invocation.field("trace-id");
    }

    private static String text(Map<?, ?> values, String name) {
        Object value = values.get(name);
        return value == null ? null : String.valueOf(value);
    }

    private static final class Identity implements CognitoIdentity {
        private final Map<?, ?> values;

        Identity(Map<?, ?> values) {
            this.values = values;
        }

        @Override
        public String getIdentityId() {
            return text(values, "cognitoIdentityId");
        }

        @Override
        public String getIdentityPoolId() {
            return text(values, "cognitoIdentityPoolId");
        }
    }

    private static final class Caller implements ClientContext, Client {
        private final Map<?, ?> values;
        private final Map<?, ?> client;

        Caller(Map<?, ?> values) {
            this.values = values;
            Object client = values.get("client");
            this.client = client instanceof Map ? (Map<?, ?>) client : null;
        }

        @Override
        public Client getClient() {
            return client == null ? null : this;
        }

        @Override
        public Map<String, String> getCustom() {
            return texts("custom");
        }

        @Override
        public Map<String, String> getEnvironment() {
            return texts("env");
        }

        private Map<String, String> texts(String name) {
            Object members = values.get(name);
            if (!(members instanceof Map)) return null;
            Map<String, String> texts = new HashMap<>();
            ((Map<?, ?>) members).forEach((key, value) ->
                    texts.put(String.valueOf(key), value == null ? null : String.valueOf(value)));
            return texts;
        }

        @Override
        public String getInstallationId() {
            return text(client, "installation_id");
        }

        @Override
        public String getAppTitle() {
            return text(client, "app_title");
        }

        @Override
        public String getAppVersionName() {
            return text(client, "app_version_name");
        }

        @Override
        public String getAppVersionCode() {
            return text(client, "app_version_code");
        }

        @Override
        public String getAppPackageName() {
            return text(client, "app_package_name");
        }
    }
}
