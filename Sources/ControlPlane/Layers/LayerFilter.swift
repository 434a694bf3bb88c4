import LambdaAPI

/// Which versions of layers a list shows: those that say that they are made for what is asked.
struct LayerFilter: Sendable {
    var runtime: Runtime?
    var architecture: Architecture?

    func matches(_ version: LayerVersionRecord) -> Bool {
        if let runtime, !(version.compatibleRuntimes ?? []).contains(runtime.rawValue) { return false }
        if let architecture, !(version.compatibleArchitectures ?? []).contains(architecture.rawValue) { return false }
        return true
    }
}
