// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

/// Values of the model's `OperationAction`; others are kept as they came.
package struct OperationAction: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// The value on the wire.
    package var rawValue: String
    /// Any value, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }
    /// Any value, known or not.
    package init(stringLiteral value: String) { rawValue = value }

    /// `START`
    package static let start = Self(rawValue: "START")
    /// `SUCCEED`
    package static let succeed = Self(rawValue: "SUCCEED")
    /// `FAIL`
    package static let fail = Self(rawValue: "FAIL")
    /// `RETRY`
    package static let retry = Self(rawValue: "RETRY")
    /// `CANCEL`
    package static let cancel = Self(rawValue: "CANCEL")

    /// The known values, in the order of the model.
    package static let allValues: [Self] = [
        .start,
        .succeed,
        .fail,
        .retry,
        .cancel,
    ]
}

/// Values of the model's `OperationStatus`; others are kept as they came.
package struct OperationStatus: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// The value on the wire.
    package var rawValue: String
    /// Any value, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }
    /// Any value, known or not.
    package init(stringLiteral value: String) { rawValue = value }

    /// `STARTED`
    package static let started = Self(rawValue: "STARTED")
    /// `PENDING`
    package static let pending = Self(rawValue: "PENDING")
    /// `READY`
    package static let ready = Self(rawValue: "READY")
    /// `SUCCEEDED`
    package static let succeeded = Self(rawValue: "SUCCEEDED")
    /// `FAILED`
    package static let failed = Self(rawValue: "FAILED")
    /// `CANCELLED`
    package static let cancelled = Self(rawValue: "CANCELLED")
    /// `TIMED_OUT`
    package static let timedOut = Self(rawValue: "TIMED_OUT")
    /// `STOPPED`
    package static let stopped = Self(rawValue: "STOPPED")

    /// The known values, in the order of the model.
    package static let allValues: [Self] = [
        .started,
        .pending,
        .ready,
        .succeeded,
        .failed,
        .cancelled,
        .timedOut,
        .stopped,
    ]
}

/// Values of the model's `OperationType`; others are kept as they came.
package struct OperationType: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// The value on the wire.
    package var rawValue: String
    /// Any value, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }
    /// Any value, known or not.
    package init(stringLiteral value: String) { rawValue = value }

    /// `EXECUTION`
    package static let execution = Self(rawValue: "EXECUTION")
    /// `CONTEXT`
    package static let context = Self(rawValue: "CONTEXT")
    /// `STEP`
    package static let step = Self(rawValue: "STEP")
    /// `WAIT`
    package static let wait = Self(rawValue: "WAIT")
    /// `CALLBACK`
    package static let callback = Self(rawValue: "CALLBACK")
    /// `CHAINED_INVOKE`
    package static let chainedInvoke = Self(rawValue: "CHAINED_INVOKE")

    /// The known values, in the order of the model.
    package static let allValues: [Self] = [
        .execution,
        .context,
        .step,
        .wait,
        .callback,
        .chainedInvoke,
    ]
}
