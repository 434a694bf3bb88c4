package com.amazonaws.services.lambda.runtime;

/** What a function may know of an invocation. */
public interface Context {
    String getAwsRequestId();

    String getLogGroupName();

    String getLogStreamName();

    String getFunctionName();

    String getFunctionVersion();

    /** The ARN as invoked, with the qualifier if the caller gave one. */
    String getInvokedFunctionArn();

    /** Null unless a client of Amazon Cognito invokes. */
    CognitoIdentity getIdentity();

    /** Null unless the caller sent one. */
    ClientContext getClientContext();

    int getRemainingTimeInMillis();

    int getMemoryLimitInMB();

    LambdaLogger getLogger();

    /** Null for functions without tenants. */
    default String getTenantId() {
        return null;
    }

    /** The X-Ray header; null when there is none. */
    default String getXrayTraceId() {
        return null;
    }
}
