// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

package import Foundation

/// The model's `SendDurableExecutionCallbackFailureRequest`.
package struct SendDurableExecutionCallbackFailureRequest: Sendable, Equatable, Codable {
    /// `CallbackId`
    package var callbackId: String?
    /// `Error`
    package var error: ErrorObject?

    /// Every member, each absent unless given.
    package init(
        callbackId: String? = nil,
        error: ErrorObject? = nil
    ) {
        self.callbackId = callbackId
        self.error = error
    }

    private enum CodingKeys: String, CodingKey {
        case callbackId = "CallbackId"
        case error = "Error"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.callbackId = document["CallbackId"].flatMap { $0.stringValue }
        self.error = document["Error"].flatMap { ErrorObject(document: $0) }
    }
}

/// The model's `SendDurableExecutionCallbackHeartbeatRequest`.
package struct SendDurableExecutionCallbackHeartbeatRequest: Sendable, Equatable, Codable {
    /// `CallbackId`
    package var callbackId: String?

    /// Every member, each absent unless given.
    package init(
        callbackId: String? = nil
    ) {
        self.callbackId = callbackId
    }

    private enum CodingKeys: String, CodingKey {
        case callbackId = "CallbackId"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.callbackId = document["CallbackId"].flatMap { $0.stringValue }
    }
}

/// The model's `SendDurableExecutionCallbackSuccessRequest`.
package struct SendDurableExecutionCallbackSuccessRequest: Sendable, Equatable, Codable {
    /// `CallbackId`
    package var callbackId: String?
    /// `Result`
    package var result: Data?

    /// Every member, each absent unless given.
    package init(
        callbackId: String? = nil,
        result: Data? = nil
    ) {
        self.callbackId = callbackId
        self.result = result
    }

    private enum CodingKeys: String, CodingKey {
        case callbackId = "CallbackId"
        case result = "Result"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.callbackId = document["CallbackId"].flatMap { $0.stringValue }
        self.result = document["Result"].flatMap { $0.dataValue }
    }
}

/// The model's `StopDurableExecutionRequest`.
package struct StopDurableExecutionRequest: Sendable, Equatable, Codable {
    /// `DurableExecutionArn`
    package var durableExecutionArn: String?
    /// `Error`
    package var error: ErrorObject?

    /// Every member, each absent unless given.
    package init(
        durableExecutionArn: String? = nil,
        error: ErrorObject? = nil
    ) {
        self.durableExecutionArn = durableExecutionArn
        self.error = error
    }

    private enum CodingKeys: String, CodingKey {
        case durableExecutionArn = "DurableExecutionArn"
        case error = "Error"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.durableExecutionArn = document["DurableExecutionArn"].flatMap { $0.stringValue }
        self.error = document["Error"].flatMap { ErrorObject(document: $0) }
    }
}
