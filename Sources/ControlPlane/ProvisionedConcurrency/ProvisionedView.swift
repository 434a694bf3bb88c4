import Execution
import Foundation
import LambdaAPI

/// Provisioned concurrency as responses show it.
struct ProvisionedView: Sendable {
    let record: ProvisionedConcurrencyRecord
    let state: ProvisionedState

    private var status: ProvisionedConcurrencyStatusEnum {
        if state.ready >= record.requested { return .ready }
        return state.failure == nil ? .inProgress : .failed
    }

    private var lastModified: String {
        APIDate.seconds(Date(timeIntervalSince1970: Double(record.lastModified) / 1000))
    }

    /// What was just accepted is in progress, however much of it is there already.
    var accepted: PutProvisionedConcurrencyConfigResponse {
        PutProvisionedConcurrencyConfigResponse(
            requestedProvisionedConcurrentExecutions: record.requested,
            allocatedProvisionedConcurrentExecutions: min(state.ready, record.requested),
            availableProvisionedConcurrentExecutions: min(state.ready, record.requested),
            status: .inProgress,
            lastModified: lastModified
        )
    }

    var read: GetProvisionedConcurrencyConfigResponse {
        GetProvisionedConcurrencyConfigResponse(
            requestedProvisionedConcurrentExecutions: record.requested,
            availableProvisionedConcurrentExecutions: state.ready,
            allocatedProvisionedConcurrentExecutions: state.ready,
            status: status,
            statusReason: status == .failed ? state.failure : nil,
            lastModified: lastModified
        )
    }

    /// - Parameter function: the ARN of the function.
    func listed(_ function: String) -> ProvisionedConcurrencyConfigListItem {
        ProvisionedConcurrencyConfigListItem(
            functionArn: function + ":" + record.qualifier,
            requestedProvisionedConcurrentExecutions: record.requested,
            availableProvisionedConcurrentExecutions: state.ready,
            allocatedProvisionedConcurrentExecutions: state.ready,
            status: status,
            statusReason: status == .failed ? state.failure : nil,
            lastModified: lastModified
        )
    }
}
