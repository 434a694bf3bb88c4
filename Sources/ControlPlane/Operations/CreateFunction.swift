import Execution
package import LambdaAPI
import Storage

extension ControlPlane {
    /// Creates a function: Pending in the answer, Active once it is prepared.
    ///
    /// - Parameters:
    ///   - request: fits the model's constraints.
    ///   - variableOrder: the names of the environment variables in the order of the request, for the text of a refusal.
    /// - Throws: the refusals of the public API reference for CreateFunction, in the order: the name, what only a
    ///   creation says, ResourceConflictException for a name that is taken, the code, the other members one by one,
    ///   members against each other, roles, keys and layers.
    package func createFunction(
        _ request: CreateFunctionRequest,
        variableOrder: [String]? = nil,
        _ caller: Caller
    ) async throws(APIError) -> FunctionConfiguration {
        let reference = try FunctionReference(request.functionName, caller: caller)
        try QualifierRules.requireUnqualified(reference)
        try NameRules.check(reference.key.name)
        try await refuseManagedInstances(request.capacityProviderConfig, caller: caller)
        let draft = try CreationRules.draft(request, name: reference.key.name)
        guard try await store.function(reference.key) == nil else {
            throw .functionExists(reference.key.name)
        }
        let signing = request.codeSigningConfigArn.flatMap { $0.isEmpty ? nil : $0 }
        // Images are not signed.
        let artifacts = draft.settings.isImage ? [] : [reference.key.name]
        try await checkSigning(signing, of: reference.key, artifacts: artifacts)
        let views = views
        let code = try await intake.check(draft.source, keyARN: request.code?.sourceKMSKeyArn)
        var settings = draft.settings
        settings.code = code.reference
        settings = try await rules.apply(
            ConfigurationChange(request, variableOrder: variableOrder),
            to: settings,
            of: reference.key,
            variables: views.variables,
            caller: caller
        )
        settings = await resolvingRuntime(settings, from: nil)
        try await intake.keep(code)
        return try await commitCreation(
            settings,
            of: reference,
            tags: request.tags ?? [:],
            codeSigning: signing,
            publishes: request.publish == true,
            views
        )
    }

    private func commitCreation(
        _ settings: FunctionSettings,
        of reference: FunctionReference,
        tags: [String: String],
        codeSigning: String?,
        publishes: Bool,
        _ views: ConfigurationViews
    ) async throws(APIError) -> FunctionConfiguration {
        var record = FunctionRecord(
            account: reference.key.account,
            region: reference.key.region,
            name: reference.key.name,
            revisionID: Identity.make(),
            lastModified: timestamp,
            shown: settings,
            effective: nil,
            lifecycle: .created,
            nextVersion: 1,
            lastPublished: nil,
            tags: tags,
            reservedConcurrency: nil,
            codeSigningConfigARN: codeSigning
        )
        var changes: [RecordChange] = []
        let version = publishes ? publish(&record, description: nil, lifecycle: .created) : nil
        if let version {
            changes.append(try .put(version, of: reference.key, expecting: .any))
        }
        let transition = transition(of: record, version: version?.number, by: .createFunction)
        changes.append(try .put(record, expecting: .absent))
        changes.append(try .put(transition, of: reference.key, expecting: .any))
        while true {
            let joining =
                if let codeSigning {
                    try await joinCodeSigning(codeSigning, by: reference.key)
                } else { [RecordChange]() }
            if try await store.commit(changes + joining) { break }
            // It is the function that was there first, or the code signing configuration that changed.
            guard codeSigning != nil, try await store.function(reference.key) == nil else {
                throw .functionExists(reference.key.name)
            }
        }
        begin(transition)
        var answer = await views.latest(record, arn: reference.arn)
        if let version {
            // The service names the version here, but not in the ARN (recorded).
            answer.version = String(version.number)
        }
        return answer
    }

    /// Makes the next version out of the shown settings and counts it.
    func publish(
        _ record: inout FunctionRecord,
        description: String?,
        lifecycle: FunctionLifecycle
    ) -> VersionRecord {
        var settings = record.shown
        settings.description = description ?? settings.description
        let version = VersionRecord(
            number: record.nextVersion,
            revisionID: Identity.make(),
            lastModified: record.lastModified,
            settings: settings,
            lifecycle: lifecycle
        )
        record.nextVersion += 1
        record.lastPublished = FunctionRecord.PublishedMark(
            number: version.number,
            generation: record.shown.generation
        )
        return version
    }
}
