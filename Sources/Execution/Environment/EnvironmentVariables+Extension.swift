import Sandbox

extension EnvironmentVariables {
    /// Variables of the platform that only the runtime has, as the service documents it; so are all whose names begin
    /// with an underscore, and what the bootstraps of the languages set for themselves.
    private static let ofRuntime: Set<String> = [
        "AWS_EXECUTION_ENV", "AWS_LAMBDA_LOG_GROUP_NAME", "AWS_LAMBDA_LOG_STREAM_NAME", "LAMBDA_TASK_ROOT",
        "LAMBDA_RUNTIME_DIR", "AWS_XRAY_CONTEXT_MISSING", "AWS_XRAY_DAEMON_ADDRESS",
    ]

    /// What an extension starts with, in the order of the names.
    func extensionList() -> [(name: String, value: String)] {
        var result = platformOfExtension()
        for (name, value) in resources.variables
        where !name.hasPrefix("_") && (result[name] == nil || Self.isOverridable(name)) {
            result[name] = value
        }
        if let image = resources.image { result = image.variables.merging(result) { $1 } }
        return result.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
    }

    private func platformOfExtension() -> [String: String] {
        var result = common().filter { !$0.key.hasPrefix("_") && !Self.ofRuntime.contains($0.key) }
        result.merge(credentialVariables()) { _, new in new }
        if resources.variables["AWS_ENDPOINT_URL"] == nil {
            result.merge(endpoints) { own, _ in own }
        }
        if paths.temporary != "/tmp" {
            result["TMPDIR"] = paths.temporary
        }
        guard let image = resources.image else { return result }
        result = Self.platform(result, of: image)
        result["AWS_EXECUTION_ENV"] = nil
        return result
    }
}
