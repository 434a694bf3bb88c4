// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

package import Foundation

/// The model's `InvocationRequest`.
package struct InvocationRequest: Sendable, Equatable, Codable {
    /// `FunctionName`
    package var functionName: String?
    /// `InvocationType`
    package var invocationType: InvocationType?
    /// `LogType`
    package var logType: LogType?
    /// `ClientContext`
    package var clientContext: String?
    /// `DurableExecutionName`
    package var durableExecutionName: String?
    /// `Payload`
    package var payload: Data?
    /// `Qualifier`
    package var qualifier: String?
    /// `TenantId`
    package var tenantId: String?

    /// Every member, each absent unless given.
    package init(
        functionName: String? = nil,
        invocationType: InvocationType? = nil,
        logType: LogType? = nil,
        clientContext: String? = nil,
        durableExecutionName: String? = nil,
        payload: Data? = nil,
        qualifier: String? = nil,
        tenantId: String? = nil
    ) {
        self.functionName = functionName
        self.invocationType = invocationType
        self.logType = logType
        self.clientContext = clientContext
        self.durableExecutionName = durableExecutionName
        self.payload = payload
        self.qualifier = qualifier
        self.tenantId = tenantId
    }

    private enum CodingKeys: String, CodingKey {
        case functionName = "FunctionName"
        case invocationType = "InvocationType"
        case logType = "LogType"
        case clientContext = "ClientContext"
        case durableExecutionName = "DurableExecutionName"
        case payload = "Payload"
        case qualifier = "Qualifier"
        case tenantId = "TenantId"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.functionName = document["FunctionName"].flatMap { $0.stringValue }
        self.invocationType = document["InvocationType"].flatMap { $0.stringValue.map(InvocationType.init(rawValue:)) }
        self.logType = document["LogType"].flatMap { $0.stringValue.map(LogType.init(rawValue:)) }
        self.clientContext = document["ClientContext"].flatMap { $0.stringValue }
        self.durableExecutionName = document["DurableExecutionName"].flatMap { $0.stringValue }
        self.payload = document["Payload"].flatMap { $0.dataValue }
        self.qualifier = document["Qualifier"].flatMap { $0.stringValue }
        self.tenantId = document["TenantId"].flatMap { $0.stringValue }
    }
}

/// The model's `InvokeAsyncRequest`.
package struct InvokeAsyncRequest: Sendable, Equatable, Codable {
    /// `FunctionName`
    package var functionName: String?

    /// Every member, each absent unless given.
    package init(
        functionName: String? = nil
    ) {
        self.functionName = functionName
    }

    private enum CodingKeys: String, CodingKey {
        case functionName = "FunctionName"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.functionName = document["FunctionName"].flatMap { $0.stringValue }
    }
}

/// The model's `InvokeWithResponseStreamRequest`.
package struct InvokeWithResponseStreamRequest: Sendable, Equatable, Codable {
    /// `FunctionName`
    package var functionName: String?
    /// `LogType`
    package var logType: LogType?
    /// `ClientContext`
    package var clientContext: String?
    /// `Qualifier`
    package var qualifier: String?
    /// `Payload`
    package var payload: Data?
    /// `TenantId`
    package var tenantId: String?
    /// `InvocationType`
    package var invocationType: ResponseStreamingInvocationType?

    /// Every member, each absent unless given.
    package init(
        functionName: String? = nil,
        logType: LogType? = nil,
        clientContext: String? = nil,
        qualifier: String? = nil,
        payload: Data? = nil,
        tenantId: String? = nil,
        invocationType: ResponseStreamingInvocationType? = nil
    ) {
        self.functionName = functionName
        self.logType = logType
        self.clientContext = clientContext
        self.qualifier = qualifier
        self.payload = payload
        self.tenantId = tenantId
        self.invocationType = invocationType
    }

    private enum CodingKeys: String, CodingKey {
        case functionName = "FunctionName"
        case logType = "LogType"
        case clientContext = "ClientContext"
        case qualifier = "Qualifier"
        case payload = "Payload"
        case tenantId = "TenantId"
        case invocationType = "InvocationType"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.functionName = document["FunctionName"].flatMap { $0.stringValue }
        self.logType = document["LogType"].flatMap { $0.stringValue.map(LogType.init(rawValue:)) }
        self.clientContext = document["ClientContext"].flatMap { $0.stringValue }
        self.qualifier = document["Qualifier"].flatMap { $0.stringValue }
        self.payload = document["Payload"].flatMap { $0.dataValue }
        self.tenantId = document["TenantId"].flatMap { $0.stringValue }
        self.invocationType = document["InvocationType"].flatMap { $0.stringValue.map(ResponseStreamingInvocationType.init(rawValue:)) }
    }
}
