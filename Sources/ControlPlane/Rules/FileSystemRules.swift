import LambdaAPI

/// What the model's pattern of a mount path lets through.
enum FileSystemRules {
    /// - Throws: InvalidParameterValueException for a path that is no directory of its own below /mnt; the service's own
    ///   text is not known.
    static func check(_ fileSystems: [FileSystemReference]) throws(APIError) {
        for path in fileSystems.map(\.localMountPath) where path == "/mnt/." || path == "/mnt/.." {
            throw .invalidParameterValueException("LocalMountPath \(path) is not a directory below /mnt.")
        }
    }
}
