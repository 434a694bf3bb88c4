import Execution
import Foundation
import LambdaAPI
import NIOCore

/// How one attempt ended.
struct EventOutcome: Codable, Sendable, Equatable {
    /// 200 when the function ran, whether or not it failed; else the status of the refusal.
    var statusCode: Int

    /// `Unhandled` when the function failed.
    var functionError: String?

    /// `$LATEST` or a number; nil when no version ran.
    var executedVersion: String?

    /// What the function answered; nil when it did not run, or when the answer was too large to keep.
    var payload: String?

    /// The message of the error, for a dead letter; nil when there was none.
    var errorMessage: String?

    /// The X-Ray header that the function ran with.
    var traceHeader: String?

    /// The longest answer that an event which waits for its next attempt keeps, in bytes.
    private static let largestKept = 65_536

    /// - Parameter lineage: the header that the function was given, where the outcome does not say.
    init(_ outcome: InvocationOutcome, lineage: String?) {
        traceHeader = outcome.traceHeader ?? lineage
        let text = String(buffer: outcome.payload)
        statusCode = 200
        functionError = outcome.functionError
        executedVersion = outcome.executedVersion
        payload = text
        if outcome.functionError != nil {
            let answer = try? Document(json: Data(text.utf8))
            errorMessage = answer?["errorMessage"]?.stringValue ?? text
        }
    }

    init(_ error: APIError) {
        statusCode = error.status
        errorMessage = error.message ?? error.code
    }

    /// Whether the function ran.
    var isFunctionAnswer: Bool { executedVersion != nil }

    /// The same, small enough to be kept while the event waits.
    var shortened: EventOutcome {
        guard let payload, payload.utf8.count > Self.largestKept else { return self }
        var outcome = self
        outcome.payload = nil
        outcome.errorMessage = errorMessage.map { String($0.prefix(1024)) }
        return outcome
    }
}
