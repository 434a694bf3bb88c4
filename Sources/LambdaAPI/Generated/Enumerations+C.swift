// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

/// Values of the model's `CapacityProviderPredefinedMetricType`; others are kept as they came.
package struct CapacityProviderPredefinedMetricType: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// The value on the wire.
    package var rawValue: String
    /// Any value, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }
    /// Any value, known or not.
    package init(stringLiteral value: String) { rawValue = value }

    /// `LambdaCapacityProviderAverageCPUUtilization`
    package static let lambdaCapacityProviderAverageCPUUtilization = Self(rawValue: "LambdaCapacityProviderAverageCPUUtilization")
    /// `LambdaCapacityProviderAverageGPUUtilization`
    package static let lambdaCapacityProviderAverageGPUUtilization = Self(rawValue: "LambdaCapacityProviderAverageGPUUtilization")

    /// The known values, in the order of the model.
    package static let allValues: [Self] = [
        .lambdaCapacityProviderAverageCPUUtilization,
        .lambdaCapacityProviderAverageGPUUtilization,
    ]
}

/// Values of the model's `CapacityProviderScalingMode`; others are kept as they came.
package struct CapacityProviderScalingMode: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// The value on the wire.
    package var rawValue: String
    /// Any value, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }
    /// Any value, known or not.
    package init(stringLiteral value: String) { rawValue = value }

    /// `Auto`
    package static let auto = Self(rawValue: "Auto")
    /// `Manual`
    package static let manual = Self(rawValue: "Manual")

    /// The known values, in the order of the model.
    package static let allValues: [Self] = [
        .auto,
        .manual,
    ]
}

/// Values of the model's `CapacityProviderState`; others are kept as they came.
package struct CapacityProviderState: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
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
    /// `Failed`
    package static let failed = Self(rawValue: "Failed")
    /// `Deleting`
    package static let deleting = Self(rawValue: "Deleting")

    /// The known values, in the order of the model.
    package static let allValues: [Self] = [
        .pending,
        .active,
        .failed,
        .deleting,
    ]
}

/// Values of the model's `CodeSigningPolicy`; others are kept as they came.
package struct CodeSigningPolicy: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// The value on the wire.
    package var rawValue: String
    /// Any value, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }
    /// Any value, known or not.
    package init(stringLiteral value: String) { rawValue = value }

    /// `Warn`
    package static let warn = Self(rawValue: "Warn")
    /// `Enforce`
    package static let enforce = Self(rawValue: "Enforce")

    /// The known values, in the order of the model.
    package static let allValues: [Self] = [
        .warn,
        .enforce,
    ]
}
