import Execution
package import LambdaAPI
import Storage

extension ControlPlane {
    /// When a version of a function gets another version of its runtime: `Auto` unless it was said otherwise.
    ///
    /// - Throws: ResourceNotFoundException with the qualified ARN, InvalidParameterValueException for an alias, and the
    ///   refusals of ``FunctionReference``.
    package func getRuntimeManagementConfig(
        _ request: GetRuntimeManagementConfigRequest,
        _ caller: Caller
    ) async throws(APIError) -> GetRuntimeManagementConfigResponse {
        let target = try RuntimeManagementTarget(request.functionName, qualifier: request.qualifier, caller)
        let settings: FunctionSettings?
        if let number = target.version {
            settings = try await store.version(number, of: target.key)?.value.settings
        } else {
            settings = try await store.function(target.key)?.value.shown
        }
        guard let settings else { throw .functionNotFound(target.arn) }
        try RuntimeManagementRules.check(settings)
        let updates = settings.runtimeUpdates ?? .automatic
        return GetRuntimeManagementConfigResponse(
            updateRuntimeOn: UpdateRuntimeOn(rawValue: updates.rawValue),
            functionArn: target.arn,
            runtimeVersionArn: updates == .manual ? settings.runtimeVersion?.arn(region: target.key.region) : nil
        )
    }

    /// Says when a version of a function gets another version of its runtime; every invocation after this returned runs
    /// on what was chosen.
    ///
    /// - Throws: ResourceNotFoundException with the qualified ARN, InvalidParameterValueException for an alias, for a
    ///   version of the runtime that this host does not have, for one that is missing or that the mode does not take, and
    ///   ResourceConflictException while the function cannot be changed.
    package func putRuntimeManagementConfig(
        _ request: PutRuntimeManagementConfigRequest,
        _ caller: Caller
    ) async throws(APIError) -> PutRuntimeManagementConfigResponse {
        let target = try RuntimeManagementTarget(request.functionName, qualifier: request.qualifier, caller)
        let updates = try RuntimeManagementRules.updates(request)
        let (version, isProvisioned) = try await sections.run(target.key) { () async throws(APIError) in
            let chosen = try await self.commit(updates, request.runtimeVersionArn, to: target)
            // The next invocation prepares it anew.
            let qualifier = target.version.map(String.init) ?? FunctionTarget.latestQualifier
            await self.preparer.withdraw(target.key, qualifier: qualifier)
            return chosen
        }
        if isProvisioned { provision(target.key) }
        return PutRuntimeManagementConfigResponse(
            updateRuntimeOn: UpdateRuntimeOn(rawValue: updates.rawValue),
            functionArn: target.arn,
            runtimeVersionArn: updates == .manual ? version?.arn(region: target.key.region) : nil
        )
    }

    /// - Returns: the version of the runtime that was chosen, and whether the function has provisioned concurrency.
    private func commit(
        _ updates: RuntimeUpdates,
        _ arn: String?,
        to target: RuntimeManagementTarget
    ) async throws(APIError) -> (RuntimeVersion?, Bool) {
        try await revise(target.reference, missing: .functionNotFound(target.arn)) { record async throws(APIError) in
            var changed = record
            let isProvisioned = record.provisionedConcurrency != nil
            guard let number = target.version else {
                try self.checkChangeable(record, revisionID: nil)
                changed.shown = try await self.manage(record.shown, updates, arn, region: record.region)
                if let effective = record.effective {
                    // After an update that failed, another runtime may be the one that runs.
                    let isSame = effective.runtime == record.shown.runtime || updates != .manual
                    changed.effective =
                        effective.generation == record.shown.generation
                        ? changed.shown
                        : isSame ? try await self.manage(effective, updates, arn, region: record.region) : effective
                }
                changed.revisionID = Identity.make()
                return .change(changed, (changed.shown.runtimeVersion, isProvisioned))
            }
            guard let stored = try await self.store.version(number, of: record.key) else {
                throw APIError.functionNotFound(target.arn)
            }
            var version = stored.value
            if let refusal = version.lifecycle.refusalOfUse {
                throw APIError.refusedChange(refusal, arn: target.arn)
            }
            version.settings = try await self.manage(version.settings, updates, arn, region: record.region)
            version.revisionID = Identity.make()
            // The function's record is written again as it is: whoever deletes it meanwhile meets it.
            let change = try RecordChange.put(version, of: record.key, expecting: .version(stored.version))
            return .change(changed, also: [change], (version.settings.runtimeVersion, isProvisioned))
        }
    }

    private func manage(
        _ settings: FunctionSettings,
        _ updates: RuntimeUpdates,
        _ arn: String?,
        region: String
    ) async throws(APIError) -> FunctionSettings {
        try RuntimeManagementRules.check(settings)
        var result = settings
        result.generation = Identity.make()
        result.runtimeUpdates = updates
        if let arn {
            let versions = await preparer.runtimeVersions(of: settings.runtime)
            guard let chosen = versions.first(where: { $0.arn(region: region) == arn }) else {
                throw RuntimeManagementRules.unknown(arn, runtime: settings.runtime)
            }
            result.runtimeVersion = chosen
        } else if updates == .automatic || settings.runtimeVersion == nil {
            result.runtimeVersion = await preparer.runtimeVersion(
                of: settings.runtime,
                architecture: settings.architecture
            )
        }
        return result
    }
}
