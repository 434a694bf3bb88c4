import LambdaAPI

/// The reason codes with which a function or its update fails.
enum ReasonCodes {
    /// Codes of the states that are no failure.
    private static let passing: Set<StateReasonCode> = [.idle, .creating, .restoring]

    /// Those of the model that a failure of an operation can have, in its order; for nil, of any.
    static func failures(of operation: InjectedOutcome.Operation?) -> [String] {
        operation == .createFunction
            ? StateReasonCode.allValues.filter { !passing.contains($0) }.map(\.rawValue)
            : LastUpdateStatusReasonCode.allValues.map(\.rawValue)
    }

    /// A sentence for people. The service's own are not public but for a few; tools look at the code.
    static func text(of code: String) -> String {
        texts[code] ?? "The change failed with the reason \(code)."
    }

    private static let texts = [
        "EniLimitExceeded": "The limit for network interfaces of the function's VPC has been reached.",
        "InsufficientRolePermissions":
            "The function's execution role does not have the permissions that its configuration needs.",
        "InvalidConfiguration": "The function's configuration is not valid.",
        "InternalError": "An internal error occurred. Try the change again.",
        "SubnetOutOfIPAddresses": "One or more of the function's subnets have no available IP addresses.",
        "InvalidSubnet": "One or more of the function's subnets do not exist or cannot be used.",
        "InvalidSecurityGroup": "One or more of the function's security groups do not exist or cannot be used.",
        "ImageDeleted": "The function's container image was deleted.",
        "ImageAccessDenied": "Lambda does not have permission to access the ECR image. Check the ECR permissions.",
        "InvalidImage": "The function's container image is not valid.",
        "KMSKeyAccessDenied": "Access to the KMS key of the function was denied.",
        "KMSKeyNotFound": "The KMS key of the function was not found.",
        "InvalidStateKMSKey": "The state of the function's KMS key does not allow its use.",
        "DisabledKMSKey": "The KMS key of the function is disabled.",
        "EFSIOError": "An error occurred when reading from or writing to the function's file system.",
        "EFSMountConnectivityError": "The function's file system could not be reached.",
        "EFSMountFailure": "The function's file system could not be mounted.",
        "EFSMountTimeout": "The mount of the function's file system timed out.",
        "InvalidRuntime": "The function's runtime is not valid.",
        "InvalidZipFileException": "The function's package could not be unzipped.",
        "FunctionError": "The function failed while it was initialized.",
        "FunctionError.InitTimeout": "The function's initialization timed out.",
        "FunctionError.RuntimeInitError": "The function's runtime failed while it was initialized.",
        "FunctionError.ExtensionInitError": "An extension of the function failed while it was initialized.",
        "FunctionError.InvalidEntryPoint": "The function's entry point is not valid.",
        "FunctionError.InvalidWorkingDirectory": "The function's working directory is not valid.",
        "FunctionError.PermissionDenied": "The function's entry point may not be executed.",
        "FunctionError.TooManyExtensions": "The function has too many extensions.",
        "FunctionError.InitResourceExhausted": "The function ran out of a resource while it was initialized.",
    ]
}
