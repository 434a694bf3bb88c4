import Execution
import LambdaAPI
import Storage

extension ControlPlane {
    /// The configuration of an ARN, of the caller's own account and region; nil when there is none.
    func codeSigningConfig(
        _ arn: String,
        account: String,
        region: String
    ) async throws(APIError) -> FunctionStore.Stored<CodeSigningConfigRecord>? {
        let parts = arn.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 7, parts[3] == region, parts[4] == account else { return nil }
        return try await store.value(RecordNames.codeSigningConfig(parts[6], account: account, region: region))
    }

    /// The configuration that a request about it names.
    func requiredCodeSigningConfig(
        _ arn: String?,
        _ caller: Caller
    ) async throws(APIError) -> FunctionStore.Stored<CodeSigningConfigRecord> {
        guard let arn else { throw .missing("codeSigningConfigArn") }
        guard let found = try await codeSigningConfig(arn, account: caller.account, region: caller.region) else {
            throw .codeSigningConfigMissing(arn)
        }
        return found
    }

    /// The changes that put a function under a configuration, besides that of its record. The configuration is written
    /// as it was, so that it cannot be deleted meanwhile.
    ///
    /// - Throws: CodeSigningConfigNotFoundException.
    func joinCodeSigning(_ arn: String, by function: FunctionKey) async throws(APIError) -> [RecordChange] {
        guard let config = try await codeSigningConfig(arn, account: function.account, region: function.region) else {
            throw .codeSigningConfigNotFound(arn)
        }
        return [
            try .put(config.value, expecting: .version(config.version)),
            try .put(
                RecordNames.codeSigningUse(arn, by: function),
                CodeSigningUseRecord(functionName: function.name),
                packages: [],
                expecting: .any
            ),
        ]
    }

    /// Refuses code or layers that the function's code signing configuration does not let in.
    ///
    /// Signatures cannot be verified here, so under `Enforce` no package is known to be signed by a publisher that is
    /// allowed, and under `Warn` every package is taken.
    ///
    /// - Parameters:
    ///   - arn: the function's configuration; nil for none.
    ///   - artifacts: names the code or the layers that are to be deployed; empty when nothing new is.
    /// - Throws: CodeSigningConfigNotFoundException for a configuration that does not exist any more, and
    ///   CodeVerificationFailedException.
    func checkSigning(_ arn: String?, of function: FunctionKey, artifacts: [String]) async throws(APIError) {
        guard let arn else { return }
        guard let config = try await codeSigningConfig(arn, account: function.account, region: function.region) else {
            throw .codeSigningConfigNotFound(arn)
        }
        guard config.value.policy == CodeSigningConfigRecord.enforce, let first = artifacts.first else { return }
        throw .codeVerificationFailedException(
            "Lambda cannot deploy the function. The function or layer might be signed using a signature that the client"
                + " is not configured to accept. Check the provided signature for \(first)."
        )
    }
}
