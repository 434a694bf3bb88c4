import Execution
package import LambdaAPI
import Storage

extension ControlPlane {
    /// Puts a function under a code signing configuration. Its code and layers stay; the next ones are checked.
    ///
    /// - Throws: CodeSigningConfigNotFoundException before anything is said of the function (recorded from the service).
    package func putFunctionCodeSigningConfig(
        _ request: PutFunctionCodeSigningConfigRequest,
        _ caller: Caller
    ) async throws(APIError) -> PutFunctionCodeSigningConfigResponse {
        guard let arn = request.codeSigningConfigArn else { throw .missing("codeSigningConfigArn") }
        guard try await codeSigningConfig(arn, account: caller.account, region: caller.region) != nil else {
            throw .codeSigningConfigNotFound(arn)
        }
        let reference = try FunctionReference(request.functionName, caller: caller)
        try QualifierRules.requireLatest(reference)
        try await revise(reference, missing: .functionNotFound(reference.arn)) {
            record async throws(APIError) -> Decision<Void> in
            var changed = record
            changed.codeSigningConfigARN = arn
            var changes: [RecordChange] = []
            if let former = record.codeSigningConfigARN, former != arn {
                changes.append(.delete(RecordNames.codeSigningUse(former, by: record.key), expecting: .any))
            }
            changes += try await self.joinCodeSigning(arn, by: record.key)
            return .change(changed, also: changes, ())
        }
        return PutFunctionCodeSigningConfigResponse(codeSigningConfigArn: arn, functionName: reference.key.name)
    }

    /// The configuration of a function; nothing when it has none.
    package func getFunctionCodeSigningConfig(
        _ request: GetFunctionCodeSigningConfigRequest,
        _ caller: Caller
    ) async throws(APIError) -> GetFunctionCodeSigningConfigResponse {
        let reference = try FunctionReference(request.functionName, caller: caller)
        guard let function = try await store.function(reference.key)?.value else {
            throw .functionNotFound(reference.arn)
        }
        guard let arn = function.codeSigningConfigARN else { return GetFunctionCodeSigningConfigResponse() }
        return GetFunctionCodeSigningConfigResponse(codeSigningConfigArn: arn, functionName: function.name)
    }

    /// Takes a function out of its configuration; no error when it has none.
    package func deleteFunctionCodeSigningConfig(
        _ request: DeleteFunctionCodeSigningConfigRequest,
        _ caller: Caller
    ) async throws(APIError) {
        let reference = try FunctionReference(request.functionName, caller: caller)
        try QualifierRules.requireLatest(reference)
        try await revise(reference, missing: .functionNotFound(reference.arn)) {
            record async throws(APIError) -> Decision<Void> in
            guard let arn = record.codeSigningConfigARN else { return .keep(()) }
            var changed = record
            changed.codeSigningConfigARN = nil
            let use = RecordNames.codeSigningUse(arn, by: record.key)
            return .change(changed, also: [.delete(use, expecting: .any)], ())
        }
    }
}
