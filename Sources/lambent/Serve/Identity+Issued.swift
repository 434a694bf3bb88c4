import Gateway
import Neighbours

extension Identity {
    /// The identity of a function.
    init(issued: IssuedCredentials) {
        self.init(
            accessKeyID: issued.credentials.accessKeyID,
            secretAccessKey: issued.credentials.secretAccessKey,
            sessionToken: issued.credentials.sessionToken,
            account: issued.account,
            arn: issued.principalARN,
            expiration: issued.credentials.expiration
        )
        isFunction = true
    }
}
