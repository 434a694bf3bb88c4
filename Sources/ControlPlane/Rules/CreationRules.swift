import LambdaAPI

/// What only a creation says and decides: the kind of package, the code, the tags.
enum CreationRules {
    /// The settings a creation starts from, and its code.
    struct Draft: Sendable {
        var settings: FunctionSettings
        var source: CodeSource
    }

    static func draft(_ request: CreateFunctionRequest, name: String) throws(APIError) -> Draft {
        guard let role = request.role else { throw .missing("role") }
        try TagRules.check(request.tags ?? [:])
        try DefaultFunctionRules.checkCreation(request)
        let architecture = request.architectures?.first?.rawValue
        guard request.packageType != .image else {
            let image = try ImageRules.image(of: request)
            var settings = SettingsRules.initial(
                name: name,
                role: role,
                runtime: "",
                handler: "",
                architecture: architecture
            )
            settings.packageType = PackageType.image.rawValue
            return Draft(settings: settings, source: .image(uri: image, architecture: settings.architecture))
        }
        guard let runtime = request.runtime?.rawValue, let handler = request.handler else {
            throw .invalidParameterValueException(
                "Runtime and Handler are mandatory parameters for functions created with deployment packages."
            )
        }
        let source = try CodeSource(request.code)
        return Draft(
            settings: SettingsRules.initial(
                name: name,
                role: role,
                runtime: runtime,
                handler: handler,
                architecture: architecture
            ),
            source: source
        )
    }
}
