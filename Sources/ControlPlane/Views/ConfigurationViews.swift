import Execution
import LambdaAPI
import Logging
import Neighbours

/// Makes views of records; it opens the sealed variables, which responses show.
struct ConfigurationViews: Sendable {
    let sealer: VariableSealer
    let logger: Logger

    /// The unpublished version.
    func latest(_ record: FunctionRecord, arn: String) -> FunctionConfiguration {
        latest(record, arn: arn, lifecycle: record.lifecycle)
    }

    /// The unpublished version as an item of a list.
    func listed(_ record: FunctionRecord, arn: String) -> FunctionConfiguration {
        latest(record, arn: arn, lifecycle: nil)
    }

    /// A published version.
    func version(_ record: VersionRecord, of key: FunctionKey, arn: String) -> FunctionConfiguration {
        version(record, of: key, arn: arn, lifecycle: record.lifecycle)
    }

    /// A published version as an item of a list.
    func listed(_ record: VersionRecord, of key: FunctionKey, arn: String) -> FunctionConfiguration {
        version(record, of: key, arn: arn, lifecycle: nil)
    }

    private func latest(_ record: FunctionRecord, arn: String, lifecycle: FunctionLifecycle?) -> FunctionConfiguration {
        ConfigurationView(
            key: record.key,
            settings: record.shown,
            version: FunctionTarget.latestQualifier,
            arn: arn,
            revisionID: record.revisionID,
            lastModified: record.lastModified,
            lifecycle: lifecycle,
            environment: environment(record.shown, of: record.key)
        ).configuration
    }

    private func version(
        _ record: VersionRecord,
        of key: FunctionKey,
        arn: String,
        lifecycle: FunctionLifecycle?
    ) -> FunctionConfiguration {
        ConfigurationView(
            key: key,
            settings: record.settings,
            version: String(record.number),
            arn: arn,
            revisionID: record.revisionID,
            lastModified: record.lastModified,
            lifecycle: lifecycle,
            environment: environment(record.settings, of: key)
        ).configuration
    }

    private func environment(_ settings: FunctionSettings, of key: FunctionKey) -> EnvironmentResponse? {
        guard let environment = settings.environment else { return nil }
        guard let sealed = environment.sealed else { return EnvironmentResponse(variables: [:]) }
        do {
            return EnvironmentResponse(variables: try sealer.open(sealed, context: key.sealingContext))
        } catch {
            logger.error("variables cannot be opened", metadata: ["function": "\(key.arn)", "reason": "\(error)"])
            return EnvironmentResponse(
                error: EnvironmentError(
                    errorCode: "AccessDeniedException",
                    message: "Lambda was unable to decrypt your environment variables because \(error)."
                )
            )
        }
    }
}
