'use strict';

/** Adds what is known of an invocation to `context`, the object that its handler gets. */
function describe(context, invocation) {
    const deadline = Number(invocation.deadline);
    const { env } = process;
    return Object.assign(context, {
        functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION,
        functionName: env.AWS_LAMBDA_FUNCTION_NAME,
        memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
        logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
        logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
        clientContext: parsed(invocation.clientContext),
        identity: parsed(invocation.identity),
        invokedFunctionArn: invocation.functionARN,
        awsRequestId: invocation.requestID,
        tenantId: invocation.tenantID,
        getRemainingTimeInMillis: () => deadline - Date.now(),
    });
}

function parsed(text) {
    return text ? JSON.parse(text) : undefined;
}

module.exports = { describe };
