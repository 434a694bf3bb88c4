extension EnvironmentVariables {
    /// Variables of the platform that an image may set itself.
    private static let left: Set<String> = ["LAMBDA_TASK_ROOT", "LAMBDA_RUNTIME_DIR"]

    /// Variables of the platform that come from the image alone: its own runtime is what reads them.
    private static let omitted: Set<String> = ["LANG", "TZ", "PATH", "LD_LIBRARY_PATH", "_HANDLER"]

    /// What an image gets of the variables of the platform.
    ///
    /// - Parameter platform: what every function gets.
    static func platform(_ platform: [String: String], of image: PreparedImage) -> [String: String] {
        var result = platform.filter { name, _ in
            !omitted.contains(name) && !(left.contains(name) && image.variables[name] != nil)
        }
        result["AWS_EXECUTION_ENV"] = "AWS_Lambda_Image"
        return result
    }
}
