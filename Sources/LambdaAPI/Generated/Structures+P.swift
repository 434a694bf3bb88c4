// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

package import Foundation

/// The model's `PauseDetails`.
package struct PauseDetails: Sendable, Equatable, Codable {
    /// `PauseRequestTimestamp`
    package var pauseRequestTimestamp: Date?
    /// `Reason`
    package var reason: String?
    /// `ExecutionTimeoutPaused`
    package var executionTimeoutPaused: Bool?

    /// Every member, each absent unless given.
    package init(
        pauseRequestTimestamp: Date? = nil,
        reason: String? = nil,
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

/// The model's `PropagateTags`.
package struct PropagateTags: Sendable, Equatable, Codable {
    /// `Mode`
    package var mode: PropagateTagsMode?
    /// `ExplicitTags`
    package var explicitTags: [String: String]?

    /// Every member, each absent unless given.
    package init(
        mode: PropagateTagsMode? = nil,
        explicitTags: [String: String]? = nil
    ) {
        self.mode = mode
        self.explicitTags = explicitTags
    }

    private enum CodingKeys: String, CodingKey {
        case mode = "Mode"
        case explicitTags = "ExplicitTags"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.mode = document["Mode"].flatMap { $0.stringValue.map(PropagateTagsMode.init(rawValue:)) }
        self.explicitTags = document["ExplicitTags"].flatMap { $0.objectValue?.compactMapValues { $0.stringValue } }
    }
}

/// The model's `ProvisionedConcurrencyConfigListItem`.
package struct ProvisionedConcurrencyConfigListItem: Sendable, Equatable, Codable {
    /// `FunctionArn`
    package var functionArn: String?
    /// `RequestedProvisionedConcurrentExecutions`
    package var requestedProvisionedConcurrentExecutions: Int?
    /// `AvailableProvisionedConcurrentExecutions`
    package var availableProvisionedConcurrentExecutions: Int?
    /// `AllocatedProvisionedConcurrentExecutions`
    package var allocatedProvisionedConcurrentExecutions: Int?
    /// `Status`
    package var status: ProvisionedConcurrencyStatusEnum?
    /// `StatusReason`
    package var statusReason: String?
    /// `LastModified`
    package var lastModified: String?

    /// Every member, each absent unless given.
    package init(
        functionArn: String? = nil,
        requestedProvisionedConcurrentExecutions: Int? = nil,
        availableProvisionedConcurrentExecutions: Int? = nil,
        allocatedProvisionedConcurrentExecutions: Int? = nil,
        status: ProvisionedConcurrencyStatusEnum? = nil,
        statusReason: String? = nil,
        lastModified: String? = nil
    ) {
        self.functionArn = functionArn
        self.requestedProvisionedConcurrentExecutions = requestedProvisionedConcurrentExecutions
        self.availableProvisionedConcurrentExecutions = availableProvisionedConcurrentExecutions
        self.allocatedProvisionedConcurrentExecutions = allocatedProvisionedConcurrentExecutions
        self.status = status
        self.statusReason = statusReason
        self.lastModified = lastModified
    }

    private enum CodingKeys: String, CodingKey {
        case functionArn = "FunctionArn"
        case requestedProvisionedConcurrentExecutions = "RequestedProvisionedConcurrentExecutions"
        case availableProvisionedConcurrentExecutions = "AvailableProvisionedConcurrentExecutions"
        case allocatedProvisionedConcurrentExecutions = "AllocatedProvisionedConcurrentExecutions"
        case status = "Status"
        case statusReason = "StatusReason"
        case lastModified = "LastModified"
    }
}

/// The model's `ProvisionedPollerConfig`.
package struct ProvisionedPollerConfig: Sendable, Equatable, Codable {
    /// `MinimumPollers`
    package var minimumPollers: Int?
    /// `MaximumPollers`
    package var maximumPollers: Int?
    /// `PollerGroupName`
    package var pollerGroupName: String?

    /// Every member, each absent unless given.
    package init(
        minimumPollers: Int? = nil,
        maximumPollers: Int? = nil,
        pollerGroupName: String? = nil
    ) {
        self.minimumPollers = minimumPollers
        self.maximumPollers = maximumPollers
        self.pollerGroupName = pollerGroupName
    }

    private enum CodingKeys: String, CodingKey {
        case minimumPollers = "MinimumPollers"
        case maximumPollers = "MaximumPollers"
        case pollerGroupName = "PollerGroupName"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.minimumPollers = document["MinimumPollers"].flatMap { $0.integerValue }
        self.maximumPollers = document["MaximumPollers"].flatMap { $0.integerValue }
        self.pollerGroupName = document["PollerGroupName"].flatMap { $0.stringValue }
    }
}
