package import NIOCore

/// One synchronous invocation of a function.
package struct Invocation: Sendable {
    /// The id that the caller, the function and its log see.
    package var requestID: String

    /// The event as the function receives it; at least one byte.
    package var payload: ByteBuffer

    /// Whether the caller asked for the tail of the log: the answer then waits for the REPORT line.
    package var wantsLogTail: Bool

    /// The client context as JSON text, already decoded from base64.
    package var clientContext: String?

    /// Who the caller is to Amazon Cognito, as JSON text.
    package var cognitoIdentity: String?

    /// The X-Ray header of the caller; one that is not sampled is made when there is none.
    package var traceHeader: String?

    /// The ARN as invoked: with the qualifier if the caller gave one.
    package var invokedFunctionARN: String

    /// Which attempt of an event it is, counted from 1; nil when a caller waits for the answer.
    package var attempt: Int?

    /// Takes a streamed response as it comes; without one it is collected, up to the length of other responses.
    package var sink: (any ResponseSink)?

    package init(
        requestID: String,
        payload: ByteBuffer,
        wantsLogTail: Bool = false,
        clientContext: String? = nil,
        cognitoIdentity: String? = nil,
        traceHeader: String? = nil,
        invokedFunctionARN: String,
        attempt: Int? = nil,
        sink: (any ResponseSink)? = nil
    ) {
        self.requestID = requestID
        self.payload = payload
        self.wantsLogTail = wantsLogTail
        self.clientContext = clientContext
        self.cognitoIdentity = cognitoIdentity
        self.traceHeader = traceHeader
        self.invokedFunctionARN = invokedFunctionARN
        self.attempt = attempt
        self.sink = sink
    }
}
