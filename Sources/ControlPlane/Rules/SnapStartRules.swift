import LambdaAPI

/// What a function must be like for its published versions to start from a snapshot.
enum SnapStartRules {
    private static let runtimes: Set<String> = [
        "java11", "java17", "java21", "java25", "python3.12", "python3.13", "python3.14", "dotnet8", "dotnet10",
    ]

    /// Checks settings as a whole, because each of them can break the rule. The texts of the last two refusals are our
    /// own: the service's are not known.
    static func check(_ settings: FunctionSettings) throws(APIError) {
        guard settings.snapStart == "PublishedVersions" else { return }
        guard settings.isImage || runtimes.contains(settings.runtime) else {
            throw .invalidParameterValueException(
                "\(settings.runtime) is not supported for SnapStart enabled functions."
            )
        }
        guard settings.fileSystems.isEmpty else {
            throw .invalidParameterValueException("FileSystemConfigs is not supported for SnapStart enabled functions.")
        }
        guard settings.ephemeralStorage == FunctionDefaults.ephemeralStorage else {
            throw .invalidParameterValueException(
                "EphemeralStorage larger than \(FunctionDefaults.ephemeralStorage) MB is not supported for SnapStart"
                    + " enabled functions."
            )
        }
    }
}
