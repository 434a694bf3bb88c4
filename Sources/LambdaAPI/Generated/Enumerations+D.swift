// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

/// Values of the model's `DirectS3Read`; others are kept as they came.
package struct DirectS3Read: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// The value on the wire.
    package var rawValue: String
    /// Any value, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }
    /// Any value, known or not.
    package init(stringLiteral value: String) { rawValue = value }

    /// `ENABLED`
    package static let enabled = Self(rawValue: "ENABLED")
    /// `DISABLED`
    package static let disabled = Self(rawValue: "DISABLED")
    /// `AUTO`
    package static let auto = Self(rawValue: "AUTO")

    /// The known values, in the order of the model.
    package static let allValues: [Self] = [
        .enabled,
        .disabled,
        .auto,
    ]
}
