import LambdaAPI

/// What PutRuntimeManagementConfig takes. The service's own words are not known; what they are about is in the public API
/// reference.
enum RuntimeManagementRules {
    static func updates(_ request: PutRuntimeManagementConfigRequest) throws(APIError) -> RuntimeUpdates {
        guard let updates = request.updateRuntimeOn.flatMap({ RuntimeUpdates(rawValue: $0.rawValue) }) else {
            throw .missing("updateRuntimeOn")
        }
        switch (updates, request.runtimeVersionArn) {
        case (.manual, nil):
            throw .invalidParameterValueException(
                "RuntimeVersionArn must be specified when UpdateRuntimeOn is Manual."
            )
        case (.automatic, _?), (.functionUpdate, _?):
            throw .invalidParameterValueException(
                "RuntimeVersionArn can only be specified when UpdateRuntimeOn is Manual."
            )
        case (.manual, _?), (.automatic, nil), (.functionUpdate, nil):
            return updates
        }
    }

    /// The runtime of a container image is a part of it.
    static func check(_ settings: FunctionSettings) throws(APIError) {
        guard settings.packageType != "Image" else {
            throw .invalidParameterValueException(
                "Runtime management is not supported for functions with packageType Image."
            )
        }
    }

    /// - Parameter arn: that of a version which the host does not have.
    static func unknown(_ arn: String, runtime: String) -> APIError {
        .invalidParameterValueException(
            "The runtime version \(arn) is not a version of \(runtime) that this server has."
                + " `lambent runtimes list --versions` names those that it has."
        )
    }
}
