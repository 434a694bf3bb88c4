// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

/// Values of the model's `S3ObjectStorageMode`; others are kept as they came.
package struct S3ObjectStorageMode: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// The value on the wire.
    package var rawValue: String
    /// Any value, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }
    /// Any value, known or not.
    package init(stringLiteral value: String) { rawValue = value }

    /// `COPY`
    package static let copy = Self(rawValue: "COPY")
    /// `REFERENCE`
    package static let reference = Self(rawValue: "REFERENCE")

    /// The known values, in the order of the model.
    package static let allValues: [Self] = [
        .copy,
        .reference,
    ]
}

/// Values of the model's `SchemaRegistryEventRecordFormat`; others are kept as they came.
package struct SchemaRegistryEventRecordFormat: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// The value on the wire.
    package var rawValue: String
    /// Any value, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }
    /// Any value, known or not.
    package init(stringLiteral value: String) { rawValue = value }

    /// `JSON`
    package static let json = Self(rawValue: "JSON")
    /// `SOURCE`
    package static let source = Self(rawValue: "SOURCE")

    /// The known values, in the order of the model.
    package static let allValues: [Self] = [
        .json,
        .source,
    ]
}

/// Values of the model's `SnapStartApplyOn`; others are kept as they came.
package struct SnapStartApplyOn: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// The value on the wire.
    package var rawValue: String
    /// Any value, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }
    /// Any value, known or not.
    package init(stringLiteral value: String) { rawValue = value }

    /// `PublishedVersions`
    package static let publishedVersions = Self(rawValue: "PublishedVersions")
    /// `None`
    package static let noneValue = Self(rawValue: "None")

    /// The known values, in the order of the model.
    package static let allValues: [Self] = [
        .publishedVersions,
        .noneValue,
    ]
}

/// Values of the model's `SnapStartOptimizationStatus`; others are kept as they came.
package struct SnapStartOptimizationStatus: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// The value on the wire.
    package var rawValue: String
    /// Any value, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }
    /// Any value, known or not.
    package init(stringLiteral value: String) { rawValue = value }

    /// `On`
    package static let on = Self(rawValue: "On")
    /// `Off`
    package static let off = Self(rawValue: "Off")

    /// The known values, in the order of the model.
    package static let allValues: [Self] = [
        .on,
        .off,
    ]
}

/// Values of the model's `SourceAccessType`; others are kept as they came.
package struct SourceAccessType: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// The value on the wire.
    package var rawValue: String
    /// Any value, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }
    /// Any value, known or not.
    package init(stringLiteral value: String) { rawValue = value }

    /// `BASIC_AUTH`
    package static let basicAuth = Self(rawValue: "BASIC_AUTH")
    /// `VPC_SUBNET`
    package static let vpcSubnet = Self(rawValue: "VPC_SUBNET")
    /// `VPC_SECURITY_GROUP`
    package static let vpcSecurityGroup = Self(rawValue: "VPC_SECURITY_GROUP")
    /// `SASL_SCRAM_512_AUTH`
    package static let saslScram512Auth = Self(rawValue: "SASL_SCRAM_512_AUTH")
    /// `SASL_SCRAM_256_AUTH`
    package static let saslScram256Auth = Self(rawValue: "SASL_SCRAM_256_AUTH")
    /// `VIRTUAL_HOST`
    package static let virtualHost = Self(rawValue: "VIRTUAL_HOST")
    /// `CLIENT_CERTIFICATE_TLS_AUTH`
    package static let clientCertificateTlsAuth = Self(rawValue: "CLIENT_CERTIFICATE_TLS_AUTH")
    /// `SERVER_ROOT_CA_CERTIFICATE`
    package static let serverRootCaCertificate = Self(rawValue: "SERVER_ROOT_CA_CERTIFICATE")
    /// `OAUTHBEARER_AUTH`
    package static let oauthbearerAuth = Self(rawValue: "OAUTHBEARER_AUTH")
    /// `OAUTHBEARER_SCOPE`
    package static let oauthbearerScope = Self(rawValue: "OAUTHBEARER_SCOPE")
    /// `OAUTHBEARER_AUDIENCE`
    package static let oauthbearerAudience = Self(rawValue: "OAUTHBEARER_AUDIENCE")
    /// `OAUTHBEARER_LOGICAL_CLUSTER`
    package static let oauthbearerLogicalCluster = Self(rawValue: "OAUTHBEARER_LOGICAL_CLUSTER")
    /// `OAUTHBEARER_IDENTITY_POOL`
    package static let oauthbearerIdentityPool = Self(rawValue: "OAUTHBEARER_IDENTITY_POOL")
    /// `IAM_AUTH`
    package static let iamAuth = Self(rawValue: "IAM_AUTH")
    /// `IAM_OAUTHBEARER_AUTH`
    package static let iamOauthbearerAuth = Self(rawValue: "IAM_OAUTHBEARER_AUTH")

    /// The known values, in the order of the model.
    package static let allValues: [Self] = [
        .basicAuth,
        .vpcSubnet,
        .vpcSecurityGroup,
        .saslScram512Auth,
        .saslScram256Auth,
        .virtualHost,
        .clientCertificateTlsAuth,
        .serverRootCaCertificate,
        .oauthbearerAuth,
        .oauthbearerScope,
        .oauthbearerAudience,
        .oauthbearerLogicalCluster,
        .oauthbearerIdentityPool,
        .iamAuth,
        .iamOauthbearerAuth,
    ]
}

/// Values of the model's `State`; others are kept as they came.
package struct State: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// The value on the wire.
    package var rawValue: String
    /// Any value, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }
    /// Any value, known or not.
    package init(stringLiteral value: String) { rawValue = value }

    /// `Pending`
    package static let pending = Self(rawValue: "Pending")
    /// `Active`
    package static let active = Self(rawValue: "Active")
    /// `Inactive`
    package static let inactive = Self(rawValue: "Inactive")
    /// `Failed`
    package static let failed = Self(rawValue: "Failed")
    /// `Deactivating`
    package static let deactivating = Self(rawValue: "Deactivating")
    /// `Deactivated`
    package static let deactivated = Self(rawValue: "Deactivated")
    /// `ActiveNonInvocable`
    package static let activeNonInvocable = Self(rawValue: "ActiveNonInvocable")
    /// `Deleting`
    package static let deleting = Self(rawValue: "Deleting")

    /// The known values, in the order of the model.
    package static let allValues: [Self] = [
        .pending,
        .active,
        .inactive,
        .failed,
        .deactivating,
        .deactivated,
        .activeNonInvocable,
        .deleting,
    ]
}

/// Values of the model's `StateReasonCode`; others are kept as they came.
package struct StateReasonCode: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// The value on the wire.
    package var rawValue: String
    /// Any value, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }
    /// Any value, known or not.
    package init(stringLiteral value: String) { rawValue = value }

    /// `Idle`
    package static let idle = Self(rawValue: "Idle")
    /// `Creating`
    package static let creating = Self(rawValue: "Creating")
    /// `Restoring`
    package static let restoring = Self(rawValue: "Restoring")
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
    /// `DrainingDurableExecutions`
    package static let drainingDurableExecutions = Self(rawValue: "DrainingDurableExecutions")
    /// `IncompatibleAcceleratorInstanceTypes`
    package static let incompatibleAcceleratorInstanceTypes = Self(rawValue: "IncompatibleAcceleratorInstanceTypes")
    /// `DependencyError`
    package static let dependencyError = Self(rawValue: "DependencyError")

    /// The known values, in the order of the model.
    package static let allValues: [Self] = [
        .idle,
        .creating,
        .restoring,
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
        .drainingDurableExecutions,
        .incompatibleAcceleratorInstanceTypes,
        .dependencyError,
    ]
}

/// Values of the model's `SystemLogLevel`; others are kept as they came.
package struct SystemLogLevel: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// The value on the wire.
    package var rawValue: String
    /// Any value, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }
    /// Any value, known or not.
    package init(stringLiteral value: String) { rawValue = value }

    /// `DEBUG`
    package static let debug = Self(rawValue: "DEBUG")
    /// `INFO`
    package static let info = Self(rawValue: "INFO")
    /// `WARN`
    package static let warn = Self(rawValue: "WARN")

    /// The known values, in the order of the model.
    package static let allValues: [Self] = [
        .debug,
        .info,
        .warn,
    ]
}
