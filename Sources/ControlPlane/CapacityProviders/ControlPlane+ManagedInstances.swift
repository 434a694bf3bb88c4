import LambdaAPI
import Storage

extension ControlPlane {
    /// Refuses a function that is to run on a capacity provider: there are no instances here to run it on.
    ///
    /// - Throws: ResourceNotFoundException for an unknown provider, else InvalidParameterValueException.
    func refuseManagedInstances(_ config: CapacityProviderConfig?, caller: Caller) async throws(APIError) {
        guard let arn = config?.lambdaManagedInstancesCapacityProviderConfig?.capacityProviderArn else { return }
        let key = try CapacityProviderKey(arn, caller: caller)
        let stored: FunctionStore.Stored<CapacityProviderRecord>? = try await store.value(
            RecordNames.capacityProvider(key)
        )
        guard stored != nil else { throw .capacityProviderNotFound(arn) }
        throw .invalidParameterValueException("CapacityProviderConfig isn't supported by this server.")
    }
}
