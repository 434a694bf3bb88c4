import Execution
import LambdaAPI
import Logging
import Neighbours

/// Makes views of records for one request; it opens the sealed variables, which responses show.
struct ConfigurationViews: Sendable {
    let variables: VariableReader
    let logger: Logger

    /// The unpublished version.
    func latest(_ record: FunctionRecord, arn: String) async -> FunctionConfiguration {
        await latest(record, arn: arn, lifecycle: record.lifecycle)
    }

    /// The unpublished version as an item of a list.
    func listed(_ record: FunctionRecord, arn: String) async -> FunctionConfiguration {
        await latest(record, arn: arn, lifecycle: nil)
    }

    /// A published version.
    func version(_ record: VersionRecord, of key: FunctionKey, arn: String) async -> FunctionConfiguration {
        await version(record, of: key, arn: arn, lifecycle: record.lifecycle)
    }

    /// A published version as an item of a list.
    func listed(_ record: VersionRecord, of key: FunctionKey, arn: String) async -> FunctionConfiguration {
        await version(record, of: key, arn: arn, lifecycle: nil)
    }

    private func latest(
        _ record: FunctionRecord,
        arn: String,
        lifecycle: FunctionLifecycle?
    ) async -> FunctionConfiguration {
        ConfigurationView(
            key: record.key,
            settings: record.shown,
            version: FunctionTarget.latestQualifier,
            arn: arn,
            revisionID: record.revisionID,
            lastModified: record.lastModified,
            lifecycle: lifecycle,
            environment: await environment(record.shown, of: record.key)
        ).configuration
    }

    private func version(
        _ record: VersionRecord,
        of key: FunctionKey,
        arn: String,
        lifecycle: FunctionLifecycle?
    ) async -> FunctionConfiguration {
        ConfigurationView(
            key: key,
            settings: record.settings,
            version: String(record.number),
            arn: arn,
            revisionID: record.revisionID,
            lastModified: record.lastModified,
            lifecycle: lifecycle,
            environment: await environment(record.settings, of: key)
        ).configuration
    }

    private func environment(_ settings: FunctionSettings, of key: FunctionKey) async -> EnvironmentResponse? {
        guard let environment = settings.environment else { return nil }
        guard let sealed = environment.sealed else { return EnvironmentResponse(variables: [:]) }
        do {
            return EnvironmentResponse(variables: try await variables.open(sealed, of: key))
        } catch {
            return EnvironmentResponse(error: environmentError(error, of: key))
        }
    }

    private func environmentError(_ error: VaultError, of key: FunctionKey) -> EnvironmentError {
        switch error {
        case .key(let failure):
            return KeyRules.environmentError(failure)
        case .sealing:
            logger.error("variables cannot be opened", metadata: ["function": "\(key.arn)", "reason": "\(error)"])
            return EnvironmentError(
                errorCode: "AccessDeniedException",
                message: "Lambda was unable to decrypt your environment variables because \(error)."
            )
        }
    }
}
