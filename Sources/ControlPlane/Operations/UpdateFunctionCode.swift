import Execution
package import LambdaAPI
import Storage

extension ControlPlane {
    /// Changes the code of the unpublished version; with Publish, also publishes it; with DryRun, only answers.
    ///
    /// - Throws: the refusals of the public API reference for UpdateFunctionCode: those of the name, of RevisionId and of
    ///   the state before code is fetched, and again when it is committed.
    package func updateFunctionCode(
        _ request: UpdateFunctionCodeRequest,
        _ caller: Caller
    ) async throws(APIError) -> FunctionConfiguration {
        let reference = try FunctionReference(request.functionName, caller: caller)
        try QualifierRules.requireLatest(reference)
        // Everything that can refuse the request is asked before code is fetched, and again when it is committed.
        guard let current = try await store.function(reference.key)?.value else {
            throw .functionNotFound(reference.arnAsAsked)
        }
        try checkChangeable(current, revisionID: request.revisionId)
        if !current.shown.isImage { try rules.runtimes.check(current.shown.runtime) }
        try DefaultFunctionRules.checkPublication(request.publishTo?.rawValue)
        // Images are not signed.
        let artifacts = current.shown.isImage ? [] : [reference.key.name]
        try await checkSigning(current.codeSigningConfigARN, of: reference.key, artifacts: artifacts)
        let source = try CodeSource(request, of: current.shown)
        let code = try await intake.check(source, keyARN: request.sourceKMSKeyArn)
        let isDryRun = request.dryRun == true
        if !isDryRun {
            try await intake.keep(code)
        }
        return try await revise(reference) { record async throws(APIError) in
            try self.checkChangeable(record, revisionID: request.revisionId)
            try await self.checkSigning(record.codeSigningConfigARN, of: record.key, artifacts: artifacts)
            let coded = try self.settings(of: record, with: code.reference, request)
            let settings = await self.resolvingRuntime(coded, from: record.shown)
            if isDryRun {
                var rehearsed = record
                rehearsed.shown = settings
                return .keep(await self.views.latest(rehearsed, arn: reference.arnAsAsked))
            }
            return try await self.change(record, to: settings, of: reference, publishes: request.publish == true)
        }
    }

    private func settings(
        of record: FunctionRecord,
        with code: CodeReference,
        _ request: UpdateFunctionCodeRequest
    ) throws(APIError) -> FunctionSettings {
        var settings = record.shown
        settings.code = code
        settings.architecture = request.architectures?.first?.rawValue ?? settings.architecture
        try PackageSizeRules.check(code: code.unzippedSize, layers: settings.layers.map(\.unzippedSize))
        return settings
    }

    private func change(
        _ record: FunctionRecord,
        to settings: FunctionSettings,
        of reference: FunctionReference,
        publishes: Bool
    ) async throws(APIError) -> Decision<FunctionConfiguration> {
        var (changed, transition) = accepted(settings, in: record, by: .updateFunctionCode)
        guard publishes else {
            let answer = await views.latest(changed, arn: reference.arnAsAsked)
            return .change(changed, transition: transition, answer)
        }
        let version = publish(&changed, description: nil, lifecycle: .created)
        transition.version = version.number
        let answer = await views.version(
            version,
            of: changed.key,
            arn: reference.arn(qualifier: String(version.number))
        )
        return .change(
            changed,
            also: [try .put(version, of: changed.key, expecting: .any)],
            transition: transition,
            answer
        )
    }
}
