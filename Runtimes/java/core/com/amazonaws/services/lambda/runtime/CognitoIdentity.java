package com.amazonaws.services.lambda.runtime;

/** Who invokes, by Amazon Cognito. */
public interface CognitoIdentity {
    String getIdentityId();

    String getIdentityPoolId();
}
