extension SandboxPaths {
    init(linux configuration: SandboxConfiguration) {
        self.init(
            code: configuration.code == nil ? nil : SandboxMount.Place.code,
            layers: [SandboxMount.Place.layers],
            runtime: SandboxMount.Place.runtime,
            temporary: SandboxMount.Place.temporary
        )
    }
}
