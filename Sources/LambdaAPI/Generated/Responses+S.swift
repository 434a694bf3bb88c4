// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

package import Foundation

/// The model's `SendDurableExecutionCallbackFailureResponse`.
package struct SendDurableExecutionCallbackFailureResponse: Sendable, Equatable, Codable {
    /// The structure has no members.
    package init() {}
}

/// The model's `SendDurableExecutionCallbackHeartbeatResponse`.
package struct SendDurableExecutionCallbackHeartbeatResponse: Sendable, Equatable, Codable {
    /// The structure has no members.
    package init() {}
}

/// The model's `SendDurableExecutionCallbackSuccessResponse`.
package struct SendDurableExecutionCallbackSuccessResponse: Sendable, Equatable, Codable {
    /// The structure has no members.
    package init() {}
}

/// The model's `StopDurableExecutionResponse`.
package struct StopDurableExecutionResponse: Sendable, Equatable, Codable {
    /// `StopTimestamp`
    package var stopTimestamp: Date?

    /// Every member, each absent unless given.
    package init(
        stopTimestamp: Date? = nil
    ) {
        self.stopTimestamp = stopTimestamp
    }

    private enum CodingKeys: String, CodingKey {
        case stopTimestamp = "StopTimestamp"
    }
}
