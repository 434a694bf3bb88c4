// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

/// Values of the model's `TenantIsolationMode`; others are kept as they came.
package struct TenantIsolationMode: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// The value on the wire.
    package var rawValue: String
    /// Any value, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }
    /// Any value, known or not.
    package init(stringLiteral value: String) { rawValue = value }

    /// `PER_TENANT`
    package static let perTenant = Self(rawValue: "PER_TENANT")

    /// The known values, in the order of the model.
    package static let allValues: [Self] = [
        .perTenant,
    ]
}

/// Values of the model's `ThrottleReason`; others are kept as they came.
package struct ThrottleReason: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// The value on the wire.
    package var rawValue: String
    /// Any value, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }
    /// Any value, known or not.
    package init(stringLiteral value: String) { rawValue = value }

    /// `ConcurrentInvocationLimitExceeded`
    package static let concurrentInvocationLimitExceeded = Self(rawValue: "ConcurrentInvocationLimitExceeded")
    /// `FunctionInvocationRateLimitExceeded`
    package static let functionInvocationRateLimitExceeded = Self(rawValue: "FunctionInvocationRateLimitExceeded")
    /// `ReservedFunctionConcurrentInvocationLimitExceeded`
    package static let reservedFunctionConcurrentInvocationLimitExceeded = Self(rawValue: "ReservedFunctionConcurrentInvocationLimitExceeded")
    /// `ReservedFunctionInvocationRateLimitExceeded`
    package static let reservedFunctionInvocationRateLimitExceeded = Self(rawValue: "ReservedFunctionInvocationRateLimitExceeded")
    /// `CallerRateLimitExceeded`
    package static let callerRateLimitExceeded = Self(rawValue: "CallerRateLimitExceeded")
    /// `ConcurrentSnapshotCreateLimitExceeded`
    package static let concurrentSnapshotCreateLimitExceeded = Self(rawValue: "ConcurrentSnapshotCreateLimitExceeded")

    /// The known values, in the order of the model.
    package static let allValues: [Self] = [
        .concurrentInvocationLimitExceeded,
        .functionInvocationRateLimitExceeded,
        .reservedFunctionConcurrentInvocationLimitExceeded,
        .reservedFunctionInvocationRateLimitExceeded,
        .callerRateLimitExceeded,
        .concurrentSnapshotCreateLimitExceeded,
    ]
}

/// Values of the model's `TracingMode`; others are kept as they came.
package struct TracingMode: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// The value on the wire.
    package var rawValue: String
    /// Any value, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }
    /// Any value, known or not.
    package init(stringLiteral value: String) { rawValue = value }

    /// `Active`
    package static let active = Self(rawValue: "Active")
    /// `PassThrough`
    package static let passThrough = Self(rawValue: "PassThrough")

    /// The known values, in the order of the model.
    package static let allValues: [Self] = [
        .active,
        .passThrough,
    ]
}
