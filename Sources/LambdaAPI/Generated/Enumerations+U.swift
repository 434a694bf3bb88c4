// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

/// Values of the model's `UpdateRuntimeOn`; others are kept as they came.
package struct UpdateRuntimeOn: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
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
    /// `FunctionUpdate`
    package static let functionUpdate = Self(rawValue: "FunctionUpdate")

    /// The known values, in the order of the model.
    package static let allValues: [Self] = [
        .auto,
        .manual,
        .functionUpdate,
    ]
}
