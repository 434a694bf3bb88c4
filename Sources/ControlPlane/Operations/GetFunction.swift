import Execution
package import LambdaAPI

extension ControlPlane {
    /// The configuration of a function or version, where its code can be fetched, its tags and its concurrency.
    ///
    /// - Throws: ResourceNotFoundException with the ARN as it was asked for, and the refusals of ``FunctionReference``.
    package func getFunction(
        _ request: GetFunctionRequest,
        _ caller: Caller
    ) async throws(APIError) -> GetFunctionResponse {
        let reference = try FunctionReference(request.functionName, qualifier: request.qualifier, caller: caller)
        let found = try await read(reference)
        let code = found.settings.code
        let location =
            code.image != nil
            ? nil
            : codeLocation(
                CodeLocationRequest(
                    digest: code.digest,
                    size: code.size,
                    account: reference.key.account,
                    region: reference.key.region,
                    functionName: reference.key.name,
                    version: found.configuration.version ?? FunctionTarget.latestQualifier
                )
            )
        let tagsRefusal = refusalOfTags(reference, caller)
        let tags = found.function.tags
        return GetFunctionResponse(
            configuration: found.configuration,
            code: FunctionCodeLocation(
                repositoryType: code.image == nil ? "S3" : "ECR",
                location: location,
                imageUri: code.image?.uri,
                resolvedImageUri: code.image?.pinned,
                sourceKMSKeyArn: code.sourceKMSKeyARN
            ),
            tags: tags.isEmpty || tagsRefusal != nil ? nil : tags,
            tagsError: tagsRefusal,
            concurrency: found.function.reservedConcurrency.map { Concurrency(reservedConcurrentExecutions: $0) }
        )
    }

    /// The configuration of a function or version.
    ///
    /// - Throws: ResourceNotFoundException with the ARN as it was asked for, and the refusals of ``FunctionReference``.
    package func getFunctionConfiguration(
        _ request: GetFunctionConfigurationRequest,
        _ caller: Caller
    ) async throws(APIError) -> FunctionConfiguration {
        let reference = try FunctionReference(request.functionName, qualifier: request.qualifier, caller: caller)
        return try await read(reference).configuration
    }

    /// What a read finds.
    private struct Found {
        var function: FunctionRecord
        var settings: FunctionSettings
        var configuration: FunctionConfiguration
    }

    private func read(_ reference: FunctionReference) async throws(APIError) -> Found {
        guard let function = try await store.function(reference.key)?.value else {
            throw .functionNotFound(reference.arnAsAsked)
        }
        let found: Found
        switch reference.target {
        case .latest:
            found = await read(function, reference)
        case .version(let number):
            found = try await read(version: number, of: function, reference)
        case .alias(let name):
            guard let alias = try await store.alias(name, of: reference.key)?.value else {
                throw .functionNotFound(reference.arnAsAsked)
            }
            found = try await read(alias, of: function, reference)
        }
        if !function.lifecycle.isTransient {
            // What is committed is about to be published: who is told of it must also run it.
            await sections.settled(reference.key)
        }
        return found
    }

    private func read(
        version number: Int,
        of function: FunctionRecord,
        _ reference: FunctionReference
    ) async throws(APIError) -> Found {
        guard let version = try await store.version(number, of: reference.key)?.value else {
            throw .functionNotFound(reference.arnAsAsked)
        }
        var shown = version
        shown.settings = await showingRuntime(version.settings)
        let configuration = await views.version(shown, of: reference.key, arn: reference.arnAsAsked)
        return Found(function: function, settings: version.settings, configuration: configuration)
    }

    private func read(_ function: FunctionRecord, _ reference: FunctionReference) async -> Found {
        var shown = function
        shown.shown = await showingRuntime(function.shown)
        let configuration = await views.latest(shown, arn: reference.arnAsAsked)
        return Found(function: function, settings: function.shown, configuration: configuration)
    }

    /// An alias shows the version that it names itself, under the alias' own ARN.
    private func read(
        _ alias: AliasRecord,
        of function: FunctionRecord,
        _ reference: FunctionReference
    ) async throws(APIError) -> Found {
        if case .version(let number) = FunctionTarget(qualifier: alias.functionVersion) {
            return try await read(version: number, of: function, reference)
        }
        return await read(function, reference)
    }
}
