import Execution
import LambdaAPI

extension FunctionSettings {
    /// The only version of the runtime that may run the function; nil for whatever the host has.
    var runtimePin: RuntimeVersion? {
        (runtimeUpdates ?? .automatic) == .automatic ? nil : runtimeVersion
    }

    /// What a preparation found, where nothing else was said.
    ///
    /// - Returns: whether that is news.
    mutating func note(_ found: RuntimeVersion?) -> Bool {
        guard runtimePin == nil, let found, found != runtimeVersion else { return false }
        runtimeVersion = found
        return true
    }
}

extension RuntimeVersionConfig {
    /// What a function shows: the version of its runtime, or that this host has none.
    init(_ settings: FunctionSettings, region: String) {
        if let version = settings.runtimeVersion {
            self.init(runtimeVersionArn: version.arn(region: region))
        } else {
            self.init(
                error: RuntimeVersionError(
                    errorCode: "InvalidRuntimeException",
                    message: "The runtime \(settings.runtime) is not available on this server."
                )
            )
        }
    }
}
