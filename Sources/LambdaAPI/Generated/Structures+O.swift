// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

package import Foundation

/// The model's `OnFailure`.
package struct OnFailure: Sendable, Equatable, Codable {
    /// `Destination`
    package var destination: String?

    /// Every member, each absent unless given.
    package init(
        destination: String? = nil
    ) {
        self.destination = destination
    }

    private enum CodingKeys: String, CodingKey {
        case destination = "Destination"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.destination = document["Destination"].flatMap { $0.stringValue }
    }
}

/// The model's `OnSuccess`.
package struct OnSuccess: Sendable, Equatable, Codable {
    /// `Destination`
    package var destination: String?

    /// Every member, each absent unless given.
    package init(
        destination: String? = nil
    ) {
        self.destination = destination
    }

    private enum CodingKeys: String, CodingKey {
        case destination = "Destination"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.destination = document["Destination"].flatMap { $0.stringValue }
    }
}

/// The model's `Operation`.
package struct DurableOperation: Sendable, Equatable, Codable {
    /// `Id`
    package var id: String?
    /// `ParentId`
    package var parentId: String?
    /// `Name`
    package var name: String?
    /// `Type`
    package var type: OperationType?
    /// `SubType`
    package var subType: String?
    /// `StartTimestamp`
    package var startTimestamp: Date?
    /// `EndTimestamp`
    package var endTimestamp: Date?
    /// `Status`
    package var status: OperationStatus?
    /// `ExecutionDetails`
    package var executionDetails: ExecutionDetails?
    /// `ContextDetails`
    package var contextDetails: ContextDetails?
    /// `StepDetails`
    package var stepDetails: StepDetails?
    /// `WaitDetails`
    package var waitDetails: WaitDetails?
    /// `CallbackDetails`
    package var callbackDetails: CallbackDetails?
    /// `ChainedInvokeDetails`
    package var chainedInvokeDetails: ChainedInvokeDetails?

    /// Every member, each absent unless given.
    package init(
        id: String? = nil,
        parentId: String? = nil,
        name: String? = nil,
        type: OperationType? = nil,
        subType: String? = nil,
        startTimestamp: Date? = nil,
        endTimestamp: Date? = nil,
        status: OperationStatus? = nil,
        executionDetails: ExecutionDetails? = nil,
        contextDetails: ContextDetails? = nil,
        stepDetails: StepDetails? = nil,
        waitDetails: WaitDetails? = nil,
        callbackDetails: CallbackDetails? = nil,
        chainedInvokeDetails: ChainedInvokeDetails? = nil
    ) {
        self.id = id
        self.parentId = parentId
        self.name = name
        self.type = type
        self.subType = subType
        self.startTimestamp = startTimestamp
        self.endTimestamp = endTimestamp
        self.status = status
        self.executionDetails = executionDetails
        self.contextDetails = contextDetails
        self.stepDetails = stepDetails
        self.waitDetails = waitDetails
        self.callbackDetails = callbackDetails
        self.chainedInvokeDetails = chainedInvokeDetails
    }

    private enum CodingKeys: String, CodingKey {
        case id = "Id"
        case parentId = "ParentId"
        case name = "Name"
        case type = "Type"
        case subType = "SubType"
        case startTimestamp = "StartTimestamp"
        case endTimestamp = "EndTimestamp"
        case status = "Status"
        case executionDetails = "ExecutionDetails"
        case contextDetails = "ContextDetails"
        case stepDetails = "StepDetails"
        case waitDetails = "WaitDetails"
        case callbackDetails = "CallbackDetails"
        case chainedInvokeDetails = "ChainedInvokeDetails"
    }
}

/// The model's `OperationUpdate`.
package struct OperationUpdate: Sendable, Equatable, Codable {
    /// `Id`
    package var id: String?
    /// `ParentId`
    package var parentId: String?
    /// `Name`
    package var name: String?
    /// `Type`
    package var type: OperationType?
    /// `SubType`
    package var subType: String?
    /// `Action`
    package var action: OperationAction?
    /// `Payload`
    package var payload: String?
    /// `Error`
    package var error: ErrorObject?
    /// `ContextOptions`
    package var contextOptions: ContextOptions?
    /// `StepOptions`
    package var stepOptions: StepOptions?
    /// `WaitOptions`
    package var waitOptions: WaitOptions?
    /// `CallbackOptions`
    package var callbackOptions: CallbackOptions?
    /// `ChainedInvokeOptions`
    package var chainedInvokeOptions: ChainedInvokeOptions?

    /// Every member, each absent unless given.
    package init(
        id: String? = nil,
        parentId: String? = nil,
        name: String? = nil,
        type: OperationType? = nil,
        subType: String? = nil,
        action: OperationAction? = nil,
        payload: String? = nil,
        error: ErrorObject? = nil,
        contextOptions: ContextOptions? = nil,
        stepOptions: StepOptions? = nil,
        waitOptions: WaitOptions? = nil,
        callbackOptions: CallbackOptions? = nil,
        chainedInvokeOptions: ChainedInvokeOptions? = nil
    ) {
        self.id = id
        self.parentId = parentId
        self.name = name
        self.type = type
        self.subType = subType
        self.action = action
        self.payload = payload
        self.error = error
        self.contextOptions = contextOptions
        self.stepOptions = stepOptions
        self.waitOptions = waitOptions
        self.callbackOptions = callbackOptions
        self.chainedInvokeOptions = chainedInvokeOptions
    }

    private enum CodingKeys: String, CodingKey {
        case id = "Id"
        case parentId = "ParentId"
        case name = "Name"
        case type = "Type"
        case subType = "SubType"
        case action = "Action"
        case payload = "Payload"
        case error = "Error"
        case contextOptions = "ContextOptions"
        case stepOptions = "StepOptions"
        case waitOptions = "WaitOptions"
        case callbackOptions = "CallbackOptions"
        case chainedInvokeOptions = "ChainedInvokeOptions"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.id = document["Id"].flatMap { $0.stringValue }
        self.parentId = document["ParentId"].flatMap { $0.stringValue }
        self.name = document["Name"].flatMap { $0.stringValue }
        self.type = document["Type"].flatMap { $0.stringValue.map(OperationType.init(rawValue:)) }
        self.subType = document["SubType"].flatMap { $0.stringValue }
        self.action = document["Action"].flatMap { $0.stringValue.map(OperationAction.init(rawValue:)) }
        self.payload = document["Payload"].flatMap { $0.stringValue }
        self.error = document["Error"].flatMap { ErrorObject(document: $0) }
        self.contextOptions = document["ContextOptions"].flatMap { ContextOptions(document: $0) }
        self.stepOptions = document["StepOptions"].flatMap { StepOptions(document: $0) }
        self.waitOptions = document["WaitOptions"].flatMap { WaitOptions(document: $0) }
        self.callbackOptions = document["CallbackOptions"].flatMap { CallbackOptions(document: $0) }
        self.chainedInvokeOptions = document["ChainedInvokeOptions"].flatMap { ChainedInvokeOptions(document: $0) }
    }
}
