import LambdaAPI

/// Refuses what belongs to functions of another kind: managed instances, durable functions, tenants.
///
/// Functions of these kinds cannot be made here, so every function is an ordinary one, "Lambda Default" in the
/// service's words.
enum DefaultFunctionRules {
    static func checkCreation(_ request: CreateFunctionRequest) throws(APIError) {
        if let durable = request.durableConfig {
            guard durable.executionTimeout != nil else {
                throw .invalidParameterValueException(
                    "You cannot create a function with a durable configuration without an executionTimeout"
                )
            }
            throw .invalidParameterValueException("DurableConfig isn't supported by this server.")
        }
        if request.tenancyConfig != nil {
            throw .invalidParameterValueException("TenancyConfig isn't supported by this server.")
        }
        try checkHost(runtime: request.runtimeConfig, accelerator: request.acceleratorConfig)
        try checkPublication(request.publishTo?.rawValue)
    }

    static func checkUpdate(_ request: UpdateFunctionConfigurationRequest) throws(APIError) {
        if request.capacityProviderConfig != nil {
            throw .invalidParameterValueException(
                "CapacityProviderConfig isn't supported for Lambda Default functions."
            )
        }
        if request.durableConfig != nil {
            throw .invalidParameterValueException(
                "DurableConfig cannot be added to an existing function."
                    + " Create a new function with a durable configuration."
            )
        }
        try checkHost(runtime: request.runtimeConfig, accelerator: request.acceleratorConfig)
    }

    /// Neither a runtime of the customer nor a device of an instance can be had here.
    private static func checkHost(
        runtime: FunctionRuntimeConfig?,
        accelerator: AcceleratorConfig?
    ) throws(APIError) {
        if runtime != nil {
            throw .invalidParameterValueException("RuntimeConfig isn't supported for Lambda Default functions.")
        }
        if accelerator != nil {
            throw .invalidParameterValueException("AcceleratorConfig isn't supported for Lambda Default functions.")
        }
    }

    static func checkPublication(_ publishTo: String?) throws(APIError) {
        guard publishTo == nil else {
            throw .invalidParameterValueException("PublishTo isn't supported for Lambda Default functions.")
        }
    }
}
