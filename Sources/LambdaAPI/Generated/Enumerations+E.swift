// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

/// Values of the model's `EndPointType`; others are kept as they came.
package struct EndPointType: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// The value on the wire.
    package var rawValue: String
    /// Any value, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }
    /// Any value, known or not.
    package init(stringLiteral value: String) { rawValue = value }

    /// `KAFKA_BOOTSTRAP_SERVERS`
    package static let kafkaBootstrapServers = Self(rawValue: "KAFKA_BOOTSTRAP_SERVERS")

    /// The known values, in the order of the model.
    package static let allValues: [Self] = [
        .kafkaBootstrapServers,
    ]
}

/// Values of the model's `EventSourceMappingMetric`; others are kept as they came.
package struct EventSourceMappingMetric: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// The value on the wire.
    package var rawValue: String
    /// Any value, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }
    /// Any value, known or not.
    package init(stringLiteral value: String) { rawValue = value }

    /// `EventCount`
    package static let eventCount = Self(rawValue: "EventCount")
    /// `ErrorCount`
    package static let errorCount = Self(rawValue: "ErrorCount")
    /// `KafkaMetrics`
    package static let kafkaMetrics = Self(rawValue: "KafkaMetrics")

    /// The known values, in the order of the model.
    package static let allValues: [Self] = [
        .eventCount,
        .errorCount,
        .kafkaMetrics,
    ]
}

/// Values of the model's `EventSourceMappingSystemLogLevel`; others are kept as they came.
package struct EventSourceMappingSystemLogLevel: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// The value on the wire.
    package var rawValue: String
    /// Any value, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }
    /// Any value, known or not.
    package init(stringLiteral value: String) { rawValue = value }

    /// `DEBUG`
    package static let debug = Self(rawValue: "DEBUG")
    /// `INFO`
    package static let info = Self(rawValue: "INFO")
    /// `WARN`
    package static let warn = Self(rawValue: "WARN")

    /// The known values, in the order of the model.
    package static let allValues: [Self] = [
        .debug,
        .info,
        .warn,
    ]
}

/// Values of the model's `EventSourcePosition`; others are kept as they came.
package struct EventSourcePosition: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// The value on the wire.
    package var rawValue: String
    /// Any value, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }
    /// Any value, known or not.
    package init(stringLiteral value: String) { rawValue = value }

    /// `TRIM_HORIZON`
    package static let trimHorizon = Self(rawValue: "TRIM_HORIZON")
    /// `LATEST`
    package static let latest = Self(rawValue: "LATEST")
    /// `AT_TIMESTAMP`
    package static let atTimestamp = Self(rawValue: "AT_TIMESTAMP")

    /// The known values, in the order of the model.
    package static let allValues: [Self] = [
        .trimHorizon,
        .latest,
        .atTimestamp,
    ]
}

/// Values of the model's `EventType`; others are kept as they came.
package struct EventType: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// The value on the wire.
    package var rawValue: String
    /// Any value, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }
    /// Any value, known or not.
    package init(stringLiteral value: String) { rawValue = value }

    /// `ExecutionStarted`
    package static let executionStarted = Self(rawValue: "ExecutionStarted")
    /// `ExecutionSucceeded`
    package static let executionSucceeded = Self(rawValue: "ExecutionSucceeded")
    /// `ExecutionFailed`
    package static let executionFailed = Self(rawValue: "ExecutionFailed")
    /// `ExecutionTimedOut`
    package static let executionTimedOut = Self(rawValue: "ExecutionTimedOut")
    /// `ExecutionStopped`
    package static let executionStopped = Self(rawValue: "ExecutionStopped")
    /// `ContextStarted`
    package static let contextStarted = Self(rawValue: "ContextStarted")
    /// `ContextSucceeded`
    package static let contextSucceeded = Self(rawValue: "ContextSucceeded")
    /// `ContextFailed`
    package static let contextFailed = Self(rawValue: "ContextFailed")
    /// `WaitStarted`
    package static let waitStarted = Self(rawValue: "WaitStarted")
    /// `WaitSucceeded`
    package static let waitSucceeded = Self(rawValue: "WaitSucceeded")
    /// `WaitCancelled`
    package static let waitCancelled = Self(rawValue: "WaitCancelled")
    /// `StepStarted`
    package static let stepStarted = Self(rawValue: "StepStarted")
    /// `StepSucceeded`
    package static let stepSucceeded = Self(rawValue: "StepSucceeded")
    /// `StepFailed`
    package static let stepFailed = Self(rawValue: "StepFailed")
    /// `ChainedInvokeStarted`
    package static let chainedInvokeStarted = Self(rawValue: "ChainedInvokeStarted")
    /// `ChainedInvokeSucceeded`
    package static let chainedInvokeSucceeded = Self(rawValue: "ChainedInvokeSucceeded")
    /// `ChainedInvokeFailed`
    package static let chainedInvokeFailed = Self(rawValue: "ChainedInvokeFailed")
    /// `ChainedInvokeTimedOut`
    package static let chainedInvokeTimedOut = Self(rawValue: "ChainedInvokeTimedOut")
    /// `ChainedInvokeStopped`
    package static let chainedInvokeStopped = Self(rawValue: "ChainedInvokeStopped")
    /// `CallbackStarted`
    package static let callbackStarted = Self(rawValue: "CallbackStarted")
    /// `CallbackSucceeded`
    package static let callbackSucceeded = Self(rawValue: "CallbackSucceeded")
    /// `CallbackFailed`
    package static let callbackFailed = Self(rawValue: "CallbackFailed")
    /// `CallbackTimedOut`
    package static let callbackTimedOut = Self(rawValue: "CallbackTimedOut")
    /// `InvocationCompleted`
    package static let invocationCompleted = Self(rawValue: "InvocationCompleted")
    /// `ExecutionPaused`
    package static let executionPaused = Self(rawValue: "ExecutionPaused")
    /// `ExecutionResumed`
    package static let executionResumed = Self(rawValue: "ExecutionResumed")

    /// The known values, in the order of the model.
    package static let allValues: [Self] = [
        .executionStarted,
        .executionSucceeded,
        .executionFailed,
        .executionTimedOut,
        .executionStopped,
        .contextStarted,
        .contextSucceeded,
        .contextFailed,
        .waitStarted,
        .waitSucceeded,
        .waitCancelled,
        .stepStarted,
        .stepSucceeded,
        .stepFailed,
        .chainedInvokeStarted,
        .chainedInvokeSucceeded,
        .chainedInvokeFailed,
        .chainedInvokeTimedOut,
        .chainedInvokeStopped,
        .callbackStarted,
        .callbackSucceeded,
        .callbackFailed,
        .callbackTimedOut,
        .invocationCompleted,
        .executionPaused,
        .executionResumed,
    ]
}

/// Values of the model's `ExecutionStatus`; others are kept as they came.
package struct ExecutionStatus: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// The value on the wire.
    package var rawValue: String
    /// Any value, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }
    /// Any value, known or not.
    package init(stringLiteral value: String) { rawValue = value }

    /// `RUNNING`
    package static let running = Self(rawValue: "RUNNING")
    /// `SUCCEEDED`
    package static let succeeded = Self(rawValue: "SUCCEEDED")
    /// `FAILED`
    package static let failed = Self(rawValue: "FAILED")
    /// `TIMED_OUT`
    package static let timedOut = Self(rawValue: "TIMED_OUT")
    /// `STOPPED`
    package static let stopped = Self(rawValue: "STOPPED")
    /// `DELETING`
    package static let deleting = Self(rawValue: "DELETING")
    /// `PAUSING`
    package static let pausing = Self(rawValue: "PAUSING")
    /// `PAUSED`
    package static let paused = Self(rawValue: "PAUSED")

    /// The known values, in the order of the model.
    package static let allValues: [Self] = [
        .running,
        .succeeded,
        .failed,
        .timedOut,
        .stopped,
        .deleting,
        .pausing,
        .paused,
    ]
}
