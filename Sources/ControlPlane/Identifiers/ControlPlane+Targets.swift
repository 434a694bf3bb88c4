import Execution
import LambdaAPI

extension ControlPlane {
    /// What a request names; nil when there is no such thing.
    func existing(_ reference: FunctionReference) async throws(APIError) -> ExistingTarget? {
        switch reference.target {
        case .latest: try await store.function(reference.key).map { .latest($0.value) }
        case .version(let number): try await store.version(number, of: reference.key).map { .version($0.value) }
        case .alias(let name): try await store.alias(name, of: reference.key).map { .alias($0.value) }
        }
    }

    /// What a request names, as the operations find it that configure a function, version or alias.
    ///
    /// Reads and invocations of a function have another text for an unknown alias: ``APIError/functionNotFound(_:)``
    /// with the ARN as it was asked for.
    ///
    /// - Throws: ResourceNotFoundException in the words recorded from the service: `Function not found: …` with the ARN
    ///   as it was asked for; `Cannot find alias arn: …` for an alias, also where the function is unknown; but a
    ///   qualifier that can be the name of no alias is a function that is not found.
    @discardableResult
    func requireExisting(_ reference: FunctionReference) async throws(APIError) -> ExistingTarget {
        if let found = try await existing(reference) { return found }
        if case .alias(let name) = reference.target, !name.contains("$") {
            throw .aliasNotFound(reference.arnAsAsked)
        }
        throw .functionNotFound(reference.arnAsAsked)
    }
}
