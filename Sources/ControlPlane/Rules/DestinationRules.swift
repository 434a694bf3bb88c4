import Execution
import LambdaAPI

/// Where records of asynchronous invocations may go.
struct DestinationRules {
    /// The function that is configured.
    let function: FunctionKey
    let store: FunctionStore

    /// Refuses destinations that cannot be served, in the words of the service.
    ///
    /// - Throws: InvalidParameterValueException for a function that does not exist or is the configured one, and for
    ///   a service that takes no records.
    func check(_ destinations: EventDestinations) async throws(APIError) {
        var isValid = true
        for (arn, services) in [
            (destinations.onFailure, Self.failureServices), (destinations.onSuccess, Self.successServices),
        ] {
            guard let arn else { continue }
            let service = Self.service(of: arn)
            if service == "lambda" {
                try await checkFunction(arn)
            } else if !services.contains(service) {
                isValid = false
            }
        }
        guard isValid else {
            throw .invalidParameterValueException("The provided destination config \(destinations) is invalid.")
        }
    }

    private static let successServices: Set<String> = ["sqs", "sns", "events"]
    /// Objects are written for failures only (documented).
    private static let failureServices = successServices.union(["s3"])

    /// The third part of an ARN; empty for what is no ARN.
    private static func service(of arn: String) -> String {
        let parts = arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        return parts.count == 6 && parts[0] == "arn" ? String(parts[2]) : ""
    }

    private func checkFunction(_ arn: String) async throws(APIError) {
        let named = FunctionIdentifier(parsing: arn)
        let key = FunctionKey(
            account: named.account ?? function.account,
            region: named.region ?? function.region,
            name: named.name
        )
        guard try await store.function(key) != nil else {
            throw .invalidParameterValueException("The destination ARN \(arn) is invalid.")
        }
        guard key != function else {
            throw .invalidParameterValueException("You can't specify the function as a destination for itself.")
        }
    }
}

/// The ARNs of a DestinationConfig; an empty one is none.
struct EventDestinations: Sendable, Equatable, CustomStringConvertible {
    var onSuccess: String?
    var onFailure: String?

    init(_ config: DestinationConfig?) {
        onSuccess = config?.onSuccess?.destination.flatMap { $0.isEmpty ? nil : $0 }
        onFailure = config?.onFailure?.destination.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// As the service's messages show it.
    var description: String {
        let success = onSuccess.map { "OnSuccess(destination=\($0))" } ?? "null"
        let failure = onFailure.map { "OnFailure(destination=\($0))" } ?? "null"
        return "DestinationConfig(onSuccess=\(success), onFailure=\(failure))"
    }
}
