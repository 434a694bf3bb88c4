package import LambdaAPI

extension ControlPlane {
    private static let list = "provisioned concurrency"

    /// How far the provisioned concurrency of a version or alias has come.
    ///
    /// - Throws: the recorded refusals: `$LATEST`, existence, ProvisionedConcurrencyConfigNotFoundException.
    package func getProvisionedConcurrencyConfig(
        _ request: GetProvisionedConcurrencyConfigRequest,
        _ caller: Caller
    ) async throws(APIError) -> GetProvisionedConcurrencyConfigResponse {
        let reference = try FunctionReference(request.functionName, qualifier: request.qualifier, caller: caller)
        guard let qualifier = reference.qualifier, reference.target != .latest else {
            throw ProvisionedRules.notPublished
        }
        try await requireExisting(reference)
        guard let record = try await store.provisionedConcurrency(qualifier, of: reference.key) else {
            throw ProvisionedRules.notConfigured
        }
        let state = try await provisionedStatus(of: record, reference.key)
        return ProvisionedView(record: record, state: state).read
    }

    /// Ends what was started ahead. Where nothing was, it succeeds too.
    ///
    /// - Throws: the recorded refusals: `$LATEST`, existence.
    package func deleteProvisionedConcurrencyConfig(
        _ request: DeleteProvisionedConcurrencyConfigRequest,
        _ caller: Caller
    ) async throws(APIError) {
        let reference = try FunctionReference(request.functionName, qualifier: request.qualifier, caller: caller)
        guard let qualifier = reference.qualifier, reference.target != .latest else {
            throw ProvisionedRules.notPublished
        }
        try await requireExisting(reference)
        try await revise(reference) { record async throws(APIError) -> Decision<Void> in
            var changed = record
            let changes = try await self.unprovision(qualifier, of: &changed)
            return changes.isEmpty ? .keep(()) : .change(changed, also: changes, ())
        }
        try await enforceConcurrency(of: reference.key)
        provision(reference.key)
    }

    /// What is provisioned for a function: versions by number, then aliases by name.
    ///
    /// - Throws: ResourceNotFoundException with the unqualified ARN, InvalidParameterValueException for a marker that is
    ///   none of this list.
    package func listProvisionedConcurrencyConfigs(
        _ request: ListProvisionedConcurrencyConfigsRequest,
        _ caller: Caller
    ) async throws(APIError) -> ListProvisionedConcurrencyConfigsResponse {
        let reference = try FunctionReference(request.functionName, caller: caller)
        let marker = try PageMarker.parse(request.marker, list: Self.list)
        guard try await store.function(reference.key) != nil else {
            throw .functionNotFound(reference.arn)
        }
        let size = PageSize.of(request.maxItems)
        let found = try await store.provisionedConcurrencies(
            of: reference.key,
            after: marker?.function,
            limit: size + 1
        )
        var items: [ProvisionedConcurrencyConfigListItem] = []
        for record in found.prefix(size) {
            let state = try await provisionedStatus(of: record, reference.key)
            items.append(ProvisionedView(record: record, state: state).listed(reference.arn))
        }
        var next: String?
        if found.count > size {
            next = try PageMarker(list: Self.list, function: found[size - 1].qualifier, version: 0).text
        }
        return ListProvisionedConcurrencyConfigsResponse(provisionedConcurrencyConfigs: items, nextMarker: next)
    }
}
