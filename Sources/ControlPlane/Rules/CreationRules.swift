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
        guard request.packageType != .image else {
            throw ImageRules.refuseCreation(request)
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
                architecture: request.architectures?.first?.rawValue
            ),
            source: source
        )
    }
}
