// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

/// Values of the model's `LastUpdateStatus`; others are kept as they came.
package struct LastUpdateStatus: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// The value on the wire.
    package var rawValue: String
    /// Any value, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }
    /// Any value, known or not.
    package init(stringLiteral value: String) { rawValue = value }

    /// `Successful`
    package static let successful = Self(rawValue: "Successful")
    /// `Failed`
    package static let failed = Self(rawValue: "Failed")
    /// `InProgress`
    package static let inProgress = Self(rawValue: "InProgress")

    /// The known values, in the order of the model.
    package static let allValues: [Self] = [
        .successful,
        .failed,
        .inProgress,
    ]
}

/// Values of the model's `LastUpdateStatusReasonCode`; others are kept as they came.
package struct LastUpdateStatusReasonCode: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// The value on the wire.
    package var rawValue: String
    /// Any value, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }
    /// Any value, known or not.
    package init(stringLiteral value: String) { rawValue = value }

    /// `EniLimitExceeded`
    package static let eniLimitExceeded = Self(rawValue: "EniLimitExceeded")
    /// `InsufficientRolePermissions`
    package static let insufficientRolePermissions = Self(rawValue: "InsufficientRolePermissions")
    /// `InvalidConfiguration`
    package static let invalidConfiguration = Self(rawValue: "InvalidConfiguration")
    /// `InternalError`
    package static let internalError = Self(rawValue: "InternalError")
    /// `SubnetOutOfIPAddresses`
    package static let subnetOutOfIPAddresses = Self(rawValue: "SubnetOutOfIPAddresses")
    /// `InvalidSubnet`
    package static let invalidSubnet = Self(rawValue: "InvalidSubnet")
    /// `InvalidSecurityGroup`
    package static let invalidSecurityGroup = Self(rawValue: "InvalidSecurityGroup")
    /// `ImageDeleted`
    package static let imageDeleted = Self(rawValue: "ImageDeleted")
    /// `ImageAccessDenied`
    package static let imageAccessDenied = Self(rawValue: "ImageAccessDenied")
    /// `InvalidImage`
    package static let invalidImage = Self(rawValue: "InvalidImage")
    /// `KMSKeyAccessDenied`
    package static let kmsKeyAccessDenied = Self(rawValue: "KMSKeyAccessDenied")
    /// `KMSKeyNotFound`
    package static let kmsKeyNotFound = Self(rawValue: "KMSKeyNotFound")
    /// `InvalidStateKMSKey`
    package static let invalidStateKMSKey = Self(rawValue: "InvalidStateKMSKey")
    /// `DisabledKMSKey`
    package static let disabledKMSKey = Self(rawValue: "DisabledKMSKey")
    /// `EFSIOError`
    package static let efsioError = Self(rawValue: "EFSIOError")
    /// `EFSMountConnectivityError`
    package static let efsMountConnectivityError = Self(rawValue: "EFSMountConnectivityError")
    /// `EFSMountFailure`
    package static let efsMountFailure = Self(rawValue: "EFSMountFailure")
    /// `EFSMountTimeout`
    package static let efsMountTimeout = Self(rawValue: "EFSMountTimeout")
    /// `InvalidRuntime`
    package static let invalidRuntime = Self(rawValue: "InvalidRuntime")
    /// `InvalidZipFileException`
    package static let invalidZipFileException = Self(rawValue: "InvalidZipFileException")
    /// `FunctionError`
    package static let functionError = Self(rawValue: "FunctionError")
    /// `ServiceQuotaExceededException`
    package static let serviceQuotaExceededException = Self(rawValue: "ServiceQuotaExceededException")
    /// `VcpuLimitExceeded`
    package static let vcpuLimitExceeded = Self(rawValue: "VcpuLimitExceeded")
    /// `CapacityProviderScalingLimitExceeded`
    package static let capacityProviderScalingLimitExceeded = Self(rawValue: "CapacityProviderScalingLimitExceeded")
    /// `InsufficientCapacity`
    package static let insufficientCapacity = Self(rawValue: "InsufficientCapacity")
    /// `EC2RequestLimitExceeded`
    package static let ec2RequestLimitExceeded = Self(rawValue: "EC2RequestLimitExceeded")
    /// `FunctionError.InitTimeout`
    package static let functionErrorInitTimeout = Self(rawValue: "FunctionError.InitTimeout")
    /// `FunctionError.RuntimeInitError`
    package static let functionErrorRuntimeInitError = Self(rawValue: "FunctionError.RuntimeInitError")
    /// `FunctionError.ExtensionInitError`
    package static let functionErrorExtensionInitError = Self(rawValue: "FunctionError.ExtensionInitError")
    /// `FunctionError.InvalidEntryPoint`
    package static let functionErrorInvalidEntryPoint = Self(rawValue: "FunctionError.InvalidEntryPoint")
    /// `FunctionError.InvalidWorkingDirectory`
    package static let functionErrorInvalidWorkingDirectory = Self(rawValue: "FunctionError.InvalidWorkingDirectory")
    /// `FunctionError.PermissionDenied`
    package static let functionErrorPermissionDenied = Self(rawValue: "FunctionError.PermissionDenied")
    /// `FunctionError.TooManyExtensions`
    package static let functionErrorTooManyExtensions = Self(rawValue: "FunctionError.TooManyExtensions")
    /// `FunctionError.InitResourceExhausted`
    package static let functionErrorInitResourceExhausted = Self(rawValue: "FunctionError.InitResourceExhausted")
    /// `DisallowedByVpcEncryptionControl`
    package static let disallowedByVpcEncryptionControl = Self(rawValue: "DisallowedByVpcEncryptionControl")
    /// `IncompatibleAcceleratorInstanceTypes`
    package static let incompatibleAcceleratorInstanceTypes = Self(rawValue: "IncompatibleAcceleratorInstanceTypes")
    /// `DependencyError`
    package static let dependencyError = Self(rawValue: "DependencyError")

    /// The known values, in the order of the model.
    package static let allValues: [Self] = [
        .eniLimitExceeded,
        .insufficientRolePermissions,
        .invalidConfiguration,
        .internalError,
        .subnetOutOfIPAddresses,
        .invalidSubnet,
        .invalidSecurityGroup,
        .imageDeleted,
        .imageAccessDenied,
        .invalidImage,
        .kmsKeyAccessDenied,
        .kmsKeyNotFound,
        .invalidStateKMSKey,
        .disabledKMSKey,
        .efsioError,
        .efsMountConnectivityError,
        .efsMountFailure,
        .efsMountTimeout,
        .invalidRuntime,
        .invalidZipFileException,
        .functionError,
        .serviceQuotaExceededException,
        .vcpuLimitExceeded,
        .capacityProviderScalingLimitExceeded,
        .insufficientCapacity,
        .ec2RequestLimitExceeded,
        .functionErrorInitTimeout,
        .functionErrorRuntimeInitError,
        .functionErrorExtensionInitError,
        .functionErrorInvalidEntryPoint,
        .functionErrorInvalidWorkingDirectory,
        .functionErrorPermissionDenied,
        .functionErrorTooManyExtensions,
        .functionErrorInitResourceExhausted,
        .disallowedByVpcEncryptionControl,
        .incompatibleAcceleratorInstanceTypes,
        .dependencyError,
    ]
}

/// Values of the model's `LogFormat`; others are kept as they came.
package struct LogFormat: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// The value on the wire.
    package var rawValue: String
    /// Any value, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }
    /// Any value, known or not.
    package init(stringLiteral value: String) { rawValue = value }

    /// `JSON`
    package static let json = Self(rawValue: "JSON")
    /// `Text`
    package static let text = Self(rawValue: "Text")

    /// The known values, in the order of the model.
    package static let allValues: [Self] = [
        .json,
        .text,
    ]
}

/// Values of the model's `LogType`; others are kept as they came.
package struct LogType: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// The value on the wire.
    package var rawValue: String
    /// Any value, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }
    /// Any value, known or not.
    package init(stringLiteral value: String) { rawValue = value }

    /// `None`
    package static let noneValue = Self(rawValue: "None")
    /// `Tail`
    package static let tail = Self(rawValue: "Tail")

    /// The known values, in the order of the model.
    package static let allValues: [Self] = [
        .noneValue,
        .tail,
    ]
}
