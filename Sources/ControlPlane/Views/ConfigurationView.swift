import Execution
import Foundation
import LambdaAPI

/// One version of a function, as a response shows it.
struct ConfigurationView: Sendable {
    let key: FunctionKey
    let settings: FunctionSettings
    /// `$LATEST` or a number.
    let version: String
    /// Qualified or not: each operation has its own rule.
    let arn: String
    let revisionID: String
    /// Milliseconds since 1970.
    let lastModified: Int64
    /// nil in lists, which show no state.
    let lifecycle: FunctionLifecycle?
    let environment: EnvironmentResponse?

    var configuration: FunctionConfiguration {
        var result = FunctionConfiguration()
        result.functionName = key.name
        result.functionArn = arn
        result.version = version
        result.revisionId = revisionID
        result.lastModified = APIDate.milliseconds(Date(timeIntervalSince1970: Double(lastModified) / 1000))
        showCode(in: &result)
        showResources(in: &result)
        showConnections(in: &result)
        if let lifecycle {
            show(lifecycle, in: &result)
            if !settings.isImage {
                result.runtimeVersionConfig = RuntimeVersionConfig(settings, region: key.region)
            }
        }
        return result
    }

    private func showCode(in result: inout FunctionConfiguration) {
        if settings.isImage {
            result.imageConfigResponse = imageConfig
        } else {
            result.runtime = Runtime(rawValue: settings.runtime)
            result.handler = settings.handler
        }
        result.description = settings.description
        result.role = settings.role
        result.packageType = PackageType(rawValue: settings.packageType)
        result.architectures = [Architecture(rawValue: settings.architecture)]
        result.codeSize = settings.code.size
        result.codeSha256 = settings.code.shownDigest
    }

    /// An error takes the place of what could not be put over the image.
    private var imageConfig: ImageConfigResponse? {
        guard let overrides = settings.imageConfig else { return nil }
        guard let reason = lifecycle?.failure, reason.code.contains("Image") else {
            return ImageConfigResponse(imageConfig: overrides.config)
        }
        return ImageConfigResponse(error: ImageConfigError(errorCode: reason.code, message: reason.text))
    }

    private func showResources(in result: inout FunctionConfiguration) {
        result.timeout = settings.timeout
        result.memorySize = settings.memorySize
        result.ephemeralStorage = EphemeralStorage(size: settings.ephemeralStorage)
        result.environment = environment
        result.kmsKeyArn = settings.kmsKeyARN
        result.tracingConfig = TracingConfigResponse(mode: TracingMode(rawValue: settings.tracingMode))
        // No version starts from a snapshot yet, so none is ever optimized.
        result.snapStart = SnapStartResponse(
            applyOn: SnapStartApplyOn(rawValue: settings.snapStart),
            optimizationStatus: "Off"
        )
        result.loggingConfig = LoggingConfig(
            logFormat: LogFormat(rawValue: settings.logging.format),
            applicationLogLevel: settings.logging.applicationLevel.map(ApplicationLogLevel.init(rawValue:)),
            systemLogLevel: settings.logging.systemLevel.map(SystemLogLevel.init(rawValue:)),
            logGroup: settings.logging.group
        )
    }

    private func showConnections(in result: inout FunctionConfiguration) {
        result.vpcConfig = settings.vpc.map { vpc in
            VpcConfigResponse(
                subnetIds: vpc.subnetIDs,
                securityGroupIds: vpc.securityGroupIDs,
                vpcId: vpc.vpcID,
                ipv6AllowedForDualStack: vpc.allowsIPv6
            )
        }
        result.deadLetterConfig = settings.deadLetterTarget.map { DeadLetterConfig(targetArn: $0) }
        if !settings.layers.isEmpty {
            result.layers = settings.layers.map { Layer(arn: $0.arn, codeSize: $0.codeSize) }
        }
        if !settings.fileSystems.isEmpty {
            result.fileSystemConfigs = settings.fileSystems.map { system in
                FileSystemConfig(
                    arn: system.arn,
                    localMountPath: system.localMountPath,
                    s3FilesConfig: system.directS3Read.map { S3FilesConfig(directS3Read: DirectS3Read(rawValue: $0)) }
                )
            }
        }
    }

    private func show(_ lifecycle: FunctionLifecycle, in result: inout FunctionConfiguration) {
        switch lifecycle.state {
        case .pending:
            result.state = "Pending"
            result.stateReasonCode = StateReasonCode(rawValue: FunctionLifecycle.Reason.creating.code)
            result.stateReason = FunctionLifecycle.Reason.creating.text
        case .active:
            result.state = "Active"
        case .failed(let reason):
            result.state = "Failed"
            result.stateReasonCode = StateReasonCode(rawValue: reason.code)
            result.stateReason = reason.text
        case .inactive(let reason):
            result.state = "Inactive"
            result.stateReasonCode = StateReasonCode(rawValue: reason.code)
            result.stateReason = reason.text
        case .restoring:
            result.state = "Pending"
            result.stateReasonCode = StateReasonCode(rawValue: FunctionLifecycle.Reason.restoring.code)
            result.stateReason = FunctionLifecycle.Reason.restoring.text
        }
        switch lifecycle.update {
        case .none:
            break
        case .successful:
            result.lastUpdateStatus = "Successful"
        case .inProgress:
            result.lastUpdateStatus = "InProgress"
            result.lastUpdateStatusReasonCode = LastUpdateStatusReasonCode(
                rawValue: FunctionLifecycle.Reason.creating.code
            )
            result.lastUpdateStatusReason = FunctionLifecycle.Reason.creating.text
        case .failed(let reason):
            result.lastUpdateStatus = "Failed"
            result.lastUpdateStatusReasonCode = LastUpdateStatusReasonCode(rawValue: reason.code)
            result.lastUpdateStatusReason = reason.text
        }
    }
}
