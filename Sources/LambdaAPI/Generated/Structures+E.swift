// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

package import Foundation

/// The model's `Environment`.
package struct Environment: Sendable, Equatable, Codable {
    /// `Variables`
    package var variables: [String: String]?

    /// Every member, each absent unless given.
    package init(
        variables: [String: String]? = nil
    ) {
        self.variables = variables
    }

    private enum CodingKeys: String, CodingKey {
        case variables = "Variables"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.variables = document["Variables"].flatMap { $0.objectValue?.compactMapValues { $0.stringValue } }
    }
}

/// The model's `EnvironmentError`.
package struct EnvironmentError: Sendable, Equatable, Codable {
    /// `ErrorCode`
    package var errorCode: String?
    /// `Message`
    package var message: String?

    /// Every member, each absent unless given.
    package init(
        errorCode: String? = nil,
        message: String? = nil
    ) {
        self.errorCode = errorCode
        self.message = message
    }

    private enum CodingKeys: String, CodingKey {
        case errorCode = "ErrorCode"
        case message = "Message"
    }
}

/// The model's `EnvironmentResponse`.
package struct EnvironmentResponse: Sendable, Equatable, Codable {
    /// `Variables`
    package var variables: [String: String]?
    /// `Error`
    package var error: EnvironmentError?

    /// Every member, each absent unless given.
    package init(
        variables: [String: String]? = nil,
        error: EnvironmentError? = nil
    ) {
        self.variables = variables
        self.error = error
    }

    private enum CodingKeys: String, CodingKey {
        case variables = "Variables"
        case error = "Error"
    }
}

/// The model's `EphemeralStorage`.
package struct EphemeralStorage: Sendable, Equatable, Codable {
    /// `Size`
    package var size: Int?

    /// Every member, each absent unless given.
    package init(
        size: Int? = nil
    ) {
        self.size = size
    }

    private enum CodingKeys: String, CodingKey {
        case size = "Size"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.size = document["Size"].flatMap { $0.integerValue }
    }
}

/// The model's `ErrorObject`.
package struct ErrorObject: Sendable, Equatable, Codable {
    /// `ErrorMessage`
    package var errorMessage: String?
    /// `ErrorType`
    package var errorType: String?
    /// `ErrorData`
    package var errorData: String?
    /// `StackTrace`
    package var stackTrace: [String]?

    /// Every member, each absent unless given.
    package init(
        errorMessage: String? = nil,
        errorType: String? = nil,
        errorData: String? = nil,
        stackTrace: [String]? = nil
    ) {
        self.errorMessage = errorMessage
        self.errorType = errorType
        self.errorData = errorData
        self.stackTrace = stackTrace
    }

    private enum CodingKeys: String, CodingKey {
        case errorMessage = "ErrorMessage"
        case errorType = "ErrorType"
        case errorData = "ErrorData"
        case stackTrace = "StackTrace"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.errorMessage = document["ErrorMessage"].flatMap { $0.stringValue }
        self.errorType = document["ErrorType"].flatMap { $0.stringValue }
        self.errorData = document["ErrorData"].flatMap { $0.stringValue }
        self.stackTrace = document["StackTrace"].flatMap { $0.arrayValue?.compactMap { $0.stringValue } }
    }
}

/// The model's `Event`.
package struct Event: Sendable, Equatable, Codable {
    /// `EventType`
    package var eventType: EventType?
    /// `SubType`
    package var subType: String?
    /// `EventId`
    package var eventId: Int?
    /// `Id`
    package var id: String?
    /// `Name`
    package var name: String?
    /// `EventTimestamp`
    package var eventTimestamp: Date?
    /// `ParentId`
    package var parentId: String?
    /// `ExecutionStartedDetails`
    package var executionStartedDetails: ExecutionStartedDetails?
    /// `ExecutionSucceededDetails`
    package var executionSucceededDetails: ExecutionSucceededDetails?
    /// `ExecutionFailedDetails`
    package var executionFailedDetails: ExecutionFailedDetails?
    /// `ExecutionTimedOutDetails`
    package var executionTimedOutDetails: ExecutionTimedOutDetails?
    /// `ExecutionStoppedDetails`
    package var executionStoppedDetails: ExecutionStoppedDetails?
    /// `ContextStartedDetails`
    package var contextStartedDetails: ContextStartedDetails?
    /// `ContextSucceededDetails`
    package var contextSucceededDetails: ContextSucceededDetails?
    /// `ContextFailedDetails`
    package var contextFailedDetails: ContextFailedDetails?
    /// `WaitStartedDetails`
    package var waitStartedDetails: WaitStartedDetails?
    /// `WaitSucceededDetails`
    package var waitSucceededDetails: WaitSucceededDetails?
    /// `WaitCancelledDetails`
    package var waitCancelledDetails: WaitCancelledDetails?
    /// `StepStartedDetails`
    package var stepStartedDetails: StepStartedDetails?
    /// `StepSucceededDetails`
    package var stepSucceededDetails: StepSucceededDetails?
    /// `StepFailedDetails`
    package var stepFailedDetails: StepFailedDetails?
    /// `ChainedInvokeStartedDetails`
    package var chainedInvokeStartedDetails: ChainedInvokeStartedDetails?
    /// `ChainedInvokeSucceededDetails`
    package var chainedInvokeSucceededDetails: ChainedInvokeSucceededDetails?
    /// `ChainedInvokeFailedDetails`
    package var chainedInvokeFailedDetails: ChainedInvokeFailedDetails?
    /// `ChainedInvokeTimedOutDetails`
    package var chainedInvokeTimedOutDetails: ChainedInvokeTimedOutDetails?
    /// `ChainedInvokeStoppedDetails`
    package var chainedInvokeStoppedDetails: ChainedInvokeStoppedDetails?
    /// `CallbackStartedDetails`
    package var callbackStartedDetails: CallbackStartedDetails?
    /// `CallbackSucceededDetails`
    package var callbackSucceededDetails: CallbackSucceededDetails?
    /// `CallbackFailedDetails`
    package var callbackFailedDetails: CallbackFailedDetails?
    /// `CallbackTimedOutDetails`
    package var callbackTimedOutDetails: CallbackTimedOutDetails?
    /// `InvocationCompletedDetails`
    package var invocationCompletedDetails: InvocationCompletedDetails?
    /// `ExecutionPausedDetails`
    package var executionPausedDetails: ExecutionPausedDetails?
    /// `ExecutionResumedDetails`
    package var executionResumedDetails: ExecutionResumedDetails?

    /// Every member, each absent unless given.
    package init(
        eventType: EventType? = nil,
        subType: String? = nil,
        eventId: Int? = nil,
        id: String? = nil,
        name: String? = nil,
        eventTimestamp: Date? = nil,
        parentId: String? = nil,
        executionStartedDetails: ExecutionStartedDetails? = nil,
        executionSucceededDetails: ExecutionSucceededDetails? = nil,
        executionFailedDetails: ExecutionFailedDetails? = nil,
        executionTimedOutDetails: ExecutionTimedOutDetails? = nil,
        executionStoppedDetails: ExecutionStoppedDetails? = nil,
        contextStartedDetails: ContextStartedDetails? = nil,
        contextSucceededDetails: ContextSucceededDetails? = nil,
        contextFailedDetails: ContextFailedDetails? = nil,
        waitStartedDetails: WaitStartedDetails? = nil,
        waitSucceededDetails: WaitSucceededDetails? = nil,
        waitCancelledDetails: WaitCancelledDetails? = nil,
        stepStartedDetails: StepStartedDetails? = nil,
        stepSucceededDetails: StepSucceededDetails? = nil,
        stepFailedDetails: StepFailedDetails? = nil,
        chainedInvokeStartedDetails: ChainedInvokeStartedDetails? = nil,
        chainedInvokeSucceededDetails: ChainedInvokeSucceededDetails? = nil,
        chainedInvokeFailedDetails: ChainedInvokeFailedDetails? = nil,
        chainedInvokeTimedOutDetails: ChainedInvokeTimedOutDetails? = nil,
        chainedInvokeStoppedDetails: ChainedInvokeStoppedDetails? = nil,
        callbackStartedDetails: CallbackStartedDetails? = nil,
        callbackSucceededDetails: CallbackSucceededDetails? = nil,
        callbackFailedDetails: CallbackFailedDetails? = nil,
        callbackTimedOutDetails: CallbackTimedOutDetails? = nil,
        invocationCompletedDetails: InvocationCompletedDetails? = nil,
        executionPausedDetails: ExecutionPausedDetails? = nil,
        executionResumedDetails: ExecutionResumedDetails? = nil
    ) {
        self.eventType = eventType
        self.subType = subType
        self.eventId = eventId
        self.id = id
        self.name = name
        self.eventTimestamp = eventTimestamp
        self.parentId = parentId
        self.executionStartedDetails = executionStartedDetails
        self.executionSucceededDetails = executionSucceededDetails
        self.executionFailedDetails = executionFailedDetails
        self.executionTimedOutDetails = executionTimedOutDetails
        self.executionStoppedDetails = executionStoppedDetails
        self.contextStartedDetails = contextStartedDetails
        self.contextSucceededDetails = contextSucceededDetails
        self.contextFailedDetails = contextFailedDetails
        self.waitStartedDetails = waitStartedDetails
        self.waitSucceededDetails = waitSucceededDetails
        self.waitCancelledDetails = waitCancelledDetails
        self.stepStartedDetails = stepStartedDetails
        self.stepSucceededDetails = stepSucceededDetails
        self.stepFailedDetails = stepFailedDetails
        self.chainedInvokeStartedDetails = chainedInvokeStartedDetails
        self.chainedInvokeSucceededDetails = chainedInvokeSucceededDetails
        self.chainedInvokeFailedDetails = chainedInvokeFailedDetails
        self.chainedInvokeTimedOutDetails = chainedInvokeTimedOutDetails
        self.chainedInvokeStoppedDetails = chainedInvokeStoppedDetails
        self.callbackStartedDetails = callbackStartedDetails
        self.callbackSucceededDetails = callbackSucceededDetails
        self.callbackFailedDetails = callbackFailedDetails
        self.callbackTimedOutDetails = callbackTimedOutDetails
        self.invocationCompletedDetails = invocationCompletedDetails
        self.executionPausedDetails = executionPausedDetails
        self.executionResumedDetails = executionResumedDetails
    }

    private enum CodingKeys: String, CodingKey {
        case eventType = "EventType"
        case subType = "SubType"
        case eventId = "EventId"
        case id = "Id"
        case name = "Name"
        case eventTimestamp = "EventTimestamp"
        case parentId = "ParentId"
        case executionStartedDetails = "ExecutionStartedDetails"
        case executionSucceededDetails = "ExecutionSucceededDetails"
        case executionFailedDetails = "ExecutionFailedDetails"
        case executionTimedOutDetails = "ExecutionTimedOutDetails"
        case executionStoppedDetails = "ExecutionStoppedDetails"
        case contextStartedDetails = "ContextStartedDetails"
        case contextSucceededDetails = "ContextSucceededDetails"
        case contextFailedDetails = "ContextFailedDetails"
        case waitStartedDetails = "WaitStartedDetails"
        case waitSucceededDetails = "WaitSucceededDetails"
        case waitCancelledDetails = "WaitCancelledDetails"
        case stepStartedDetails = "StepStartedDetails"
        case stepSucceededDetails = "StepSucceededDetails"
        case stepFailedDetails = "StepFailedDetails"
        case chainedInvokeStartedDetails = "ChainedInvokeStartedDetails"
        case chainedInvokeSucceededDetails = "ChainedInvokeSucceededDetails"
        case chainedInvokeFailedDetails = "ChainedInvokeFailedDetails"
        case chainedInvokeTimedOutDetails = "ChainedInvokeTimedOutDetails"
        case chainedInvokeStoppedDetails = "ChainedInvokeStoppedDetails"
        case callbackStartedDetails = "CallbackStartedDetails"
        case callbackSucceededDetails = "CallbackSucceededDetails"
        case callbackFailedDetails = "CallbackFailedDetails"
        case callbackTimedOutDetails = "CallbackTimedOutDetails"
        case invocationCompletedDetails = "InvocationCompletedDetails"
        case executionPausedDetails = "ExecutionPausedDetails"
        case executionResumedDetails = "ExecutionResumedDetails"
    }
}

/// The model's `EventError`.
package struct EventError: Sendable, Equatable, Codable {
    /// `Payload`
    package var payload: ErrorObject?
    /// `Truncated`
    package var truncated: Bool?

    /// Every member, each absent unless given.
    package init(
        payload: ErrorObject? = nil,
        truncated: Bool? = nil
    ) {
        self.payload = payload
        self.truncated = truncated
    }

    private enum CodingKeys: String, CodingKey {
        case payload = "Payload"
        case truncated = "Truncated"
    }
}

/// The model's `EventInput`.
package struct EventInput: Sendable, Equatable, Codable {
    /// `Payload`
    package var payload: String?
    /// `Truncated`
    package var truncated: Bool?

    /// Every member, each absent unless given.
    package init(
        payload: String? = nil,
        truncated: Bool? = nil
    ) {
        self.payload = payload
        self.truncated = truncated
    }

    private enum CodingKeys: String, CodingKey {
        case payload = "Payload"
        case truncated = "Truncated"
    }
}

/// The model's `EventPauseReason`.
package struct EventPauseReason: Sendable, Equatable, Codable {
    /// `Payload`
    package var payload: String?
    /// `Truncated`
    package var truncated: Bool?

    /// Every member, each absent unless given.
    package init(
        payload: String? = nil,
        truncated: Bool? = nil
    ) {
        self.payload = payload
        self.truncated = truncated
    }

    private enum CodingKeys: String, CodingKey {
        case payload = "Payload"
        case truncated = "Truncated"
    }
}

/// The model's `EventResult`.
package struct EventResult: Sendable, Equatable, Codable {
    /// `Payload`
    package var payload: String?
    /// `Truncated`
    package var truncated: Bool?

    /// Every member, each absent unless given.
    package init(
        payload: String? = nil,
        truncated: Bool? = nil
    ) {
        self.payload = payload
        self.truncated = truncated
    }

    private enum CodingKeys: String, CodingKey {
        case payload = "Payload"
        case truncated = "Truncated"
    }
}

/// The model's `EventResumeReason`.
package struct EventResumeReason: Sendable, Equatable, Codable {
    /// `Payload`
    package var payload: String?
    /// `Truncated`
    package var truncated: Bool?

    /// Every member, each absent unless given.
    package init(
        payload: String? = nil,
        truncated: Bool? = nil
    ) {
        self.payload = payload
        self.truncated = truncated
    }

    private enum CodingKeys: String, CodingKey {
        case payload = "Payload"
        case truncated = "Truncated"
    }
}

/// The model's `EventSourceMappingLoggingConfig`.
package struct EventSourceMappingLoggingConfig: Sendable, Equatable, Codable {
    /// `SystemLogLevel`
    package var systemLogLevel: EventSourceMappingSystemLogLevel?

    /// Every member, each absent unless given.
    package init(
        systemLogLevel: EventSourceMappingSystemLogLevel? = nil
    ) {
        self.systemLogLevel = systemLogLevel
    }

    private enum CodingKeys: String, CodingKey {
        case systemLogLevel = "SystemLogLevel"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.systemLogLevel = document["SystemLogLevel"].flatMap { $0.stringValue.map(EventSourceMappingSystemLogLevel.init(rawValue:)) }
    }
}

/// The model's `EventSourceMappingMetricsConfig`.
package struct EventSourceMappingMetricsConfig: Sendable, Equatable, Codable {
    /// `Metrics`
    package var metrics: [EventSourceMappingMetric]?

    /// Every member, each absent unless given.
    package init(
        metrics: [EventSourceMappingMetric]? = nil
    ) {
        self.metrics = metrics
    }

    private enum CodingKeys: String, CodingKey {
        case metrics = "Metrics"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.metrics = document["Metrics"].flatMap { $0.arrayValue?.compactMap { $0.stringValue.map(EventSourceMappingMetric.init(rawValue:)) } }
    }
}

/// The model's `Execution`.
package struct DurableExecution: Sendable, Equatable, Codable {
    /// `DurableExecutionArn`
    package var durableExecutionArn: String?
    /// `DurableExecutionName`
    package var durableExecutionName: String?
    /// `FunctionArn`
    package var functionArn: String?
    /// `Status`
    package var status: ExecutionStatus?
    /// `StartTimestamp`
    package var startTimestamp: Date?
    /// `EndTimestamp`
    package var endTimestamp: Date?
    /// `KMSKeyArn`
    package var kmsKeyArn: String?

    /// Every member, each absent unless given.
    package init(
        durableExecutionArn: String? = nil,
        durableExecutionName: String? = nil,
        functionArn: String? = nil,
        status: ExecutionStatus? = nil,
        startTimestamp: Date? = nil,
        endTimestamp: Date? = nil,
        kmsKeyArn: String? = nil
    ) {
        self.durableExecutionArn = durableExecutionArn
        self.durableExecutionName = durableExecutionName
        self.functionArn = functionArn
        self.status = status
        self.startTimestamp = startTimestamp
        self.endTimestamp = endTimestamp
        self.kmsKeyArn = kmsKeyArn
    }

    private enum CodingKeys: String, CodingKey {
        case durableExecutionArn = "DurableExecutionArn"
        case durableExecutionName = "DurableExecutionName"
        case functionArn = "FunctionArn"
        case status = "Status"
        case startTimestamp = "StartTimestamp"
        case endTimestamp = "EndTimestamp"
        case kmsKeyArn = "KMSKeyArn"
    }
}

/// The model's `ExecutionDetails`.
package struct ExecutionDetails: Sendable, Equatable, Codable {
    /// `InputPayload`
    package var inputPayload: String?

    /// Every member, each absent unless given.
    package init(
        inputPayload: String? = nil
    ) {
        self.inputPayload = inputPayload
    }

    private enum CodingKeys: String, CodingKey {
        case inputPayload = "InputPayload"
    }
}

/// The model's `ExecutionFailedDetails`.
package struct ExecutionFailedDetails: Sendable, Equatable, Codable {
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

/// The model's `ExecutionPausedDetails`.
package struct ExecutionPausedDetails: Sendable, Equatable, Codable {
    /// `PauseRequestTimestamp`
    package var pauseRequestTimestamp: Date?
    /// `Reason`
    package var reason: EventPauseReason?
    /// `ExecutionTimeoutPaused`
    package var executionTimeoutPaused: Bool?

    /// Every member, each absent unless given.
    package init(
        pauseRequestTimestamp: Date? = nil,
        reason: EventPauseReason? = nil,
        executionTimeoutPaused: Bool? = nil
    ) {
        self.pauseRequestTimestamp = pauseRequestTimestamp
        self.reason = reason
        self.executionTimeoutPaused = executionTimeoutPaused
    }

    private enum CodingKeys: String, CodingKey {
        case pauseRequestTimestamp = "PauseRequestTimestamp"
        case reason = "Reason"
        case executionTimeoutPaused = "ExecutionTimeoutPaused"
    }
}

/// The model's `ExecutionResumedDetails`.
package struct ExecutionResumedDetails: Sendable, Equatable, Codable {
    /// `ResumeRequestTimestamp`
    package var resumeRequestTimestamp: Date?
    /// `Reason`
    package var reason: EventResumeReason?

    /// Every member, each absent unless given.
    package init(
        resumeRequestTimestamp: Date? = nil,
        reason: EventResumeReason? = nil
    ) {
        self.resumeRequestTimestamp = resumeRequestTimestamp
        self.reason = reason
    }

    private enum CodingKeys: String, CodingKey {
        case resumeRequestTimestamp = "ResumeRequestTimestamp"
        case reason = "Reason"
    }
}

/// The model's `ExecutionStartedDetails`.
package struct ExecutionStartedDetails: Sendable, Equatable, Codable {
    /// `Input`
    package var input: EventInput?
    /// `ExecutionTimeout`
    package var executionTimeout: Int?

    /// Every member, each absent unless given.
    package init(
        input: EventInput? = nil,
        executionTimeout: Int? = nil
    ) {
        self.input = input
        self.executionTimeout = executionTimeout
    }

    private enum CodingKeys: String, CodingKey {
        case input = "Input"
        case executionTimeout = "ExecutionTimeout"
    }
}

/// The model's `ExecutionStoppedDetails`.
package struct ExecutionStoppedDetails: Sendable, Equatable, Codable {
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

/// The model's `ExecutionSucceededDetails`.
package struct ExecutionSucceededDetails: Sendable, Equatable, Codable {
    /// `Result`
    package var result: EventResult?

    /// Every member, each absent unless given.
    package init(
        result: EventResult? = nil
    ) {
        self.result = result
    }

    private enum CodingKeys: String, CodingKey {
        case result = "Result"
    }
}

/// The model's `ExecutionTimedOutDetails`.
package struct ExecutionTimedOutDetails: Sendable, Equatable, Codable {
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
