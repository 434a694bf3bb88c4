// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

/// Values of the model's `PackageType`; others are kept as they came.
package struct PackageType: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// The value on the wire.
    package var rawValue: String
    /// Any value, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }
    /// Any value, known or not.
    package init(stringLiteral value: String) { rawValue = value }

    /// `Zip`
    package static let zip = Self(rawValue: "Zip")
    /// `Image`
    package static let image = Self(rawValue: "Image")

    /// The known values, in the order of the model.
    package static let allValues: [Self] = [
        .zip,
        .image,
    ]
}

/// Values of the model's `PropagateTagsMode`; others are kept as they came.
package struct PropagateTagsMode: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// The value on the wire.
    package var rawValue: String
    /// Any value, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }
    /// Any value, known or not.
    package init(stringLiteral value: String) { rawValue = value }

    /// `None`
    package static let noneValue = Self(rawValue: "None")
    /// `Explicit`
    package static let explicit = Self(rawValue: "Explicit")

    /// The known values, in the order of the model.
    package static let allValues: [Self] = [
        .noneValue,
        .explicit,
    ]
}

/// Values of the model's `ProvisionedConcurrencyStatusEnum`; others are kept as they came.
package struct ProvisionedConcurrencyStatusEnum: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// The value on the wire.
    package var rawValue: String
    /// Any value, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }
    /// Any value, known or not.
    package init(stringLiteral value: String) { rawValue = value }

    /// `IN_PROGRESS`
    package static let inProgress = Self(rawValue: "IN_PROGRESS")
    /// `READY`
    package static let ready = Self(rawValue: "READY")
    /// `FAILED`
    package static let failed = Self(rawValue: "FAILED")

    /// The known values, in the order of the model.
    package static let allValues: [Self] = [
        .inProgress,
        .ready,
        .failed,
    ]
}
