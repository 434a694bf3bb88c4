'use strict';

/** Adds what is known of an invocation to `context`, the object that its handler gets. */
function describe(context, invocation) {
    const { headers } = invocation;
    const deadline = Number(headers['lambda-runtime-deadline-ms']);
    const { env } = process;
    return Object.assign(context, {
        functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION,
        functionName: env.AWS_LAMBDA_FUNCTION_NAME,
        memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
        logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
        logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
        clientContext: parsed(headers['lambda-runtime-client-context']),
        identity: parsed(headers['lambda-runtime-cognito-identity']),
        invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
        awsRequestId: invocation.requestID,
        tenantId: headers['lambda-runtime-aws-tenant-id'],
        getRemainingTimeInMillis: () => deadline - Date.now(),
    });
}

function parsed(text) {
    return text ? JSON.parse(text) : undefined;
}

module.exports = { describe };
