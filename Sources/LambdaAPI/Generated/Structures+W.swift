// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

package import Foundation

/// The model's `WaitCancelledDetails`.
package struct WaitCancelledDetails: Sendable, Equatable, Codable {
    /// `Error`
    package var error: EventError?

    /// Every member, each absent unless given.
    package init(
        error: EventError? = nil
    ) {
        self.error = error
    }

    private enum CodingKeys: String, CodingKey {
        case error = "Error"
    }
}

/// The model's `WaitDetails`.
package struct WaitDetails: Sendable, Equatable, Codable {
    /// `ScheduledEndTimestamp`
    package var scheduledEndTimestamp: Date?

    /// Every member, each absent unless given.
    package init(
        scheduledEndTimestamp: Date? = nil
    ) {
        self.scheduledEndTimestamp = scheduledEndTimestamp
    }

    private enum CodingKeys: String, CodingKey {
        case scheduledEndTimestamp = "ScheduledEndTimestamp"
    }
}

/// The model's `WaitOptions`.
package struct WaitOptions: Sendable, Equatable, Codable {
    /// `WaitSeconds`
    package var waitSeconds: Int?

    /// Every member, each absent unless given.
    package init(
        waitSeconds: Int? = nil
    ) {
        self.waitSeconds = waitSeconds
    }

    private enum CodingKeys: String, CodingKey {
        case waitSeconds = "WaitSeconds"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.waitSeconds = document["WaitSeconds"].flatMap { $0.integerValue }
    }
}

/// The model's `WaitStartedDetails`.
package struct WaitStartedDetails: Sendable, Equatable, Codable {
    /// `Duration`
    package var duration: Int?
    /// `ScheduledEndTimestamp`
    package var scheduledEndTimestamp: Date?

    /// Every member, each absent unless given.
    package init(
        duration: Int? = nil,
        scheduledEndTimestamp: Date? = nil
    ) {
        self.duration = duration
        self.scheduledEndTimestamp = scheduledEndTimestamp
    }

    private enum CodingKeys: String, CodingKey {
        case duration = "Duration"
        case scheduledEndTimestamp = "ScheduledEndTimestamp"
    }
}

/// The model's `WaitSucceededDetails`.
package struct WaitSucceededDetails: Sendable, Equatable, Codable {
    /// `Duration`
    package var duration: Int?

    /// Every member, each absent unless given.
    package init(
        duration: Int? = nil
    ) {
        self.duration = duration
    }

    private enum CodingKeys: String, CodingKey {
        case duration = "Duration"
    }
}
