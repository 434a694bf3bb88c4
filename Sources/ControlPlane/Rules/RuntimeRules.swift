import LambdaAPI

/// Which runtimes a function may be created with or updated to.
struct RuntimeRules: Sendable {
    /// Takes also the runtimes that the service refuses today.
    var allowsDeprecated: Bool

    /// The values that the service takes, in the order in which it lists them (recorded from the service).
    static let supported = [
        "nodejs20.x", "python3.14", "provided.al2023", "python3.12", "python3.13", "nodejs24.x", "nodejs22.x", "java25",
        "python3.10", "python3.11", "java21", "ruby3.3", "ruby3.4", "ruby3.2", "python3.8", "python3.9", "java17",
        "nodejs16.x", "dotnet10", "dotnet8", "java11", "dotnet6", "nodejs18.x", "provided.al2", "java8.al2",
    ]

    /// The values of the public model that the recorded list does not have, because the model is newer.
    static let newer: Set<String> = [
        "java11.al2023", "java17.al2023", "java8.al2023", "nodejs26.x", "python3.15", "ruby4.0",
    ]

    /// The values that the service knows and refuses.
    static let deprecated: Set<String> = [
        "dotnetcore1.0", "dotnetcore2.0", "dotnetcore2.1", "dotnetcore3.1", "go1.x", "java8", "nodejs", "nodejs10.x",
        "nodejs12.x", "nodejs14.x", "nodejs4.3", "nodejs4.3-edge", "nodejs6.10", "nodejs8.10", "provided", "python2.7",
        "python3.6", "python3.7", "ruby2.5", "ruby2.7",
    ]

    func check(_ runtime: String) throws(APIError) {
        if Self.supported.contains(runtime) || Self.newer.contains(runtime) { return }
        guard Self.deprecated.contains(runtime) else {
            throw .invalidParameterValueException(
                "Value \(runtime) at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: "
                    + "[\(Self.supported.joined(separator: ", "))] or be a valid ARN"
            )
        }
        guard allowsDeprecated else {
            throw .invalidParameterValueException(
                "The runtime parameter of \(runtime) is no longer supported for creating or updating AWS Lambda "
                    + "functions. We recommend you use a supported runtime while creating or updating functions."
            )
        }
    }
}
