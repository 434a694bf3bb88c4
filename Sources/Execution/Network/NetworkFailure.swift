package import LambdaAPI
import Sandbox

/// Why an environment cannot have its network now.
struct NetworkFailure: Error, Sendable, CustomStringConvertible {
    /// What the caller of the invocation is told.
    let error: APIError

    var description: String { "\(error.code): \(error.message ?? "")" }

    init(_ failure: PreparationFailure) {
        error = failure.networkError ?? .ec2UnexpectedException(failure.reason)
    }
}

extension APIError {
    /// What the caller of an invocation is told when an environment cannot be made because of its network; nil for other causes.
    init?(networkFailure error: any Error) {
        if let failure = error as? NetworkFailure {
            self = failure.error
        } else if let failure = error as? SandboxError, failure.code == .networkFailed {
            self = .ec2UnexpectedException("\(failure)")
        } else {
            return nil
        }
    }
}

extension PreparationFailure {
    /// What an invocation is told that needs the network; nil for a failure of another kind.
    package var networkError: APIError? {
        switch reasonCode {
        case "InvalidSubnet": .invalidSubnetIDException(reason)
        case "InvalidSecurityGroup": .invalidSecurityGroupIDException(reason)
        case "SubnetOutOfIPAddresses": .subnetIPAddressLimitReachedException(reason)
        case "EniLimitExceeded": .eniLimitReachedException(reason)
        case "EC2RequestLimitExceeded": .ec2ThrottledException(reason)
        default: nil
        }
    }

    static func missingSubnet(_ reason: String) -> PreparationFailure {
        PreparationFailure(reasonCode: "InvalidSubnet", reason: reason)
    }

    static func noAddress(_ subnets: [String]) -> PreparationFailure {
        PreparationFailure(
            reasonCode: "SubnetOutOfIPAddresses",
            reason: "Lambda was not able to set up VPC access for the Lambda function because one or more configured"
                + " subnets has no available IP addresses: \(subnets.joined(separator: ", "))."
        )
    }

    static func tooManyInterfaces(_ vpc: String, limit: Int) -> PreparationFailure {
        PreparationFailure(
            reasonCode: "EniLimitExceeded",
            reason: "Lambda was not able to create an elastic network interface in the VPC, specified as part of Lambda"
                + " function configuration, because the limit for network interfaces has been reached:"
                + " \(limit) in \(vpc)."
        )
    }
}
