package import ControlPlane
package import Foundation

/// An invocation whose caller does not wait for its end.
package struct AsynchronousInvocation: Sendable {
    /// As the caller wrote it: a name, a part of an ARN or an ARN.
    package var function: String

    /// The parameter `Qualifier`.
    package var qualifier: String?

    /// JSON; an empty payload stands for `{}`.
    package var payload: Data

    /// JSON text.
    package var clientContext: String?

    /// Who the caller is to Amazon Cognito, as JSON text.
    package var cognitoIdentity: String?

    /// The X-Ray header.
    package var traceHeader: String?

    /// Who invokes; his request id is the one that the function sees, at each attempt.
    package var caller: Caller

    package init(
        function: String,
        qualifier: String? = nil,
        payload: Data,
        clientContext: String? = nil,
        cognitoIdentity: String? = nil,
        traceHeader: String? = nil,
        caller: Caller
    ) {
        self.function = function
        self.qualifier = qualifier
        self.payload = payload
        self.clientContext = clientContext
        self.cognitoIdentity = cognitoIdentity
        self.traceHeader = traceHeader
        self.caller = caller
    }
}
