package com.amazonaws.services.lambda.runtime;

/** What libraries for logging tell the runtime. */
public final class LambdaRuntimeInternal {
    private static volatile boolean usesLog4jAppender;

    private LambdaRuntimeInternal() {}

    public static void setUseLog4jAppender(boolean uses) {
        usesLog4jAppender = uses;
    }

    public static boolean getUseLog4jAppender() {
        return usesLog4jAppender;
    }
}
