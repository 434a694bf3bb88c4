import Execution
import Foundation
import LambdaAPI
import NIOCore

/// The last event of a streamed answer; members without a value are absent.
struct InvokeCompleteEvent: Encodable, Equatable {
    var errorCode: String?
    /// The function's error document as text.
    var errorDetails: String?
    /// In base64.
    var logResult: String?

    private enum CodingKeys: String, CodingKey {
        case errorCode = "ErrorCode"
        case errorDetails = "ErrorDetails"
        case logResult = "LogResult"
    }

    init(_ outcome: InvocationOutcome) {
        if let functionError = outcome.functionError {
            errorCode = functionError
            errorDetails = String(buffer: outcome.payload)
        }
        logResult = outcome.logTail.map { Data($0).base64EncodedString() }
    }

    /// The server failed after the answer had begun.
    init(_ error: APIError) {
        errorCode = error.code
        errorDetails = error.message
    }

    /// The event on the wire.
    func message() -> EventStreamMessage {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Three optional texts can always be encoded.
        let payload = (try? encoder.encode(self)) ?? Data("{}".utf8)
        return EventStreamMessage(
            event: "InvokeComplete",
            contentType: "application/json",
            payload: ByteBuffer(bytes: payload)
        )
    }
}
