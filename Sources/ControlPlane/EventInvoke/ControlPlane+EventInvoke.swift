import Execution
import Foundation
import LambdaAPI
import Storage

extension ControlPlane {
    /// - Parameter handling: one of the numbers of error handling; nil when a request has neither.
    static func requireEventInvokeSetting(_ handling: Int?, _ destinations: DestinationConfig?) throws(APIError) {
        guard handling == nil, destinations == nil else { return }
        throw .invalidParameterValueException(
            "You must specify at least one of error handling or destination setting."
        )
    }

    private static let noSuchFunction = APIError.resourceNotFoundException("The function doesn't exist.")

    /// The configuration that a request names: that of `$LATEST` unless it says otherwise.
    static func eventInvokeQualifier(_ reference: FunctionReference) -> String {
        reference.qualifier ?? FunctionTarget.latestQualifier
    }

    static func noEventInvokeConfig(_ reference: FunctionReference) -> APIError {
        let arn = reference.arn(qualifier: eventInvokeQualifier(reference))
        return .resourceNotFoundException("The function \(arn) doesn't have an EventInvokeConfig")
    }

    /// The function, if it has what the qualifier names.
    func eventInvokeFunction(
        _ reference: FunctionReference
    ) async throws(APIError) -> FunctionStore.Stored<FunctionRecord> {
        guard let function = try await store.function(reference.key) else { throw Self.noSuchFunction }
        guard try await existing(reference) != nil else { throw Self.noSuchFunction }
        return function
    }

    /// Decides on the newest configuration of a qualifier and commits that.
    ///
    /// - Parameter decide: called with what is configured, perhaps several times; throws the refusal.
    func reviseEventInvoke(
        _ reference: FunctionReference,
        _ decide: (EventInvokeConfigRecord?) async throws(APIError) -> EventInvokeConfigRecord
    ) async throws(APIError) -> FunctionEventInvokeConfig {
        for _ in 0..<1000 {
            let function = try await eventInvokeFunction(reference)
            let stored = try await store.eventInvokeConfig(
                Self.eventInvokeQualifier(reference),
                of: reference.key
            )
            var record = try await decide(stored?.value)
            record.lastModified = timestamp
            // The function's record is written as it is: so its deletion cannot pass by what is added here.
            let changes: [RecordChange] = [
                try .put(record, of: reference.key, expecting: stored.map { .version($0.version) } ?? .absent),
                try .put(function.value, expecting: .version(function.version)),
            ]
            if try await store.commit(changes) { return view(record, of: reference.key) }
        }
        throw .serviceException("The function changes too often.")
    }

    func view(_ record: EventInvokeConfigRecord, of function: FunctionKey) -> FunctionEventInvokeConfig {
        FunctionEventInvokeConfig(
            lastModified: Date(timeIntervalSince1970: Double(record.lastModified) / 1000),
            functionArn: "\(function.arn):\(record.qualifier)",
            maximumRetryAttempts: record.maximumRetryAttempts,
            maximumEventAgeInSeconds: record.maximumEventAge,
            destinationConfig: DestinationConfig(
                onSuccess: OnSuccess(destination: record.onSuccess),
                onFailure: OnFailure(destination: record.onFailure)
            )
        )
    }
}
