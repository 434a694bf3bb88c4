extension SandboxPaths {
    /// Where things are for processes that see the host as it is.
    init(host configuration: SandboxConfiguration) throws(SandboxError) {
        guard configuration.root.isEmpty else {
            throw SandboxError(.invalidSpecification, message: "a process sandbox has the root of the host")
        }
        for case .image(let path)? in [configuration.code] + configuration.layers {
            throw SandboxError(.invalidSpecification, message: "a process sandbox cannot mount the image \(path)")
        }
        self.init(
            code: configuration.code?.path,
            layers: configuration.layers.reversed().map(\.path),
            runtime: configuration.runtimeDirectory,
            temporary: configuration.hostTemporaryDirectory ?? "/tmp"
        )
    }
}
