import LambdaAPI

/// How a capacity provider may grow, and what holds when it does not say it.
enum CapacityProviderRules {
    /// The documented default.
    static let defaultMaximumVCPUs = 400

    static func scaling(_ config: CapacityProviderScalingConfig?) throws(APIError) -> CapacityProviderScalingConfig {
        var config = config ?? CapacityProviderScalingConfig()
        if config.scalingMode == nil { config.scalingMode = config.scalingPolicies == nil ? .auto : .manual }
        if config.maxVCpuCount == nil { config.maxVCpuCount = defaultMaximumVCPUs }
        if config.scalingMode == .manual, config.scalingPolicies == nil {
            throw .invalidParameterValueException("ScalingPolicies must be specified when ScalingMode is Manual.")
        }
        if config.scalingMode == .auto, config.scalingPolicies != nil {
            throw .invalidParameterValueException("ScalingPolicies can't be specified when ScalingMode is Auto.")
        }
        return config
    }

    static func instances(_ requirements: InstanceRequirements?) throws(APIError) -> InstanceRequirements {
        var requirements = requirements ?? InstanceRequirements()
        if requirements.architectures == nil { requirements.architectures = [.x86_64] }
        if requirements.allowedInstanceTypes?.isEmpty == false, requirements.excludedInstanceTypes?.isEmpty == false {
            throw .invalidParameterValueException(
                "AllowedInstanceTypes and ExcludedInstanceTypes can't be specified together."
            )
        }
        return requirements
    }
}
