// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

/// Values of the model's `InvocationType`; others are kept as they came.
package struct InvocationType: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// The value on the wire.
    package var rawValue: String
    /// Any value, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }
    /// Any value, known or not.
    package init(stringLiteral value: String) { rawValue = value }

    /// `Event`
    package static let event = Self(rawValue: "Event")
    /// `RequestResponse`
    package static let requestResponse = Self(rawValue: "RequestResponse")
    /// `DryRun`
    package static let dryRun = Self(rawValue: "DryRun")

    /// The known values, in the order of the model.
    package static let allValues: [Self] = [
        .event,
        .requestResponse,
        .dryRun,
    ]
}

/// Values of the model's `InvokeMode`; others are kept as they came.
package struct InvokeMode: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// The value on the wire.
    package var rawValue: String
    /// Any value, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }
    /// Any value, known or not.
    package init(stringLiteral value: String) { rawValue = value }

    /// `BUFFERED`
    package static let buffered = Self(rawValue: "BUFFERED")
    /// `RESPONSE_STREAM`
    package static let responseStream = Self(rawValue: "RESPONSE_STREAM")

    /// The known values, in the order of the model.
    package static let allValues: [Self] = [
        .buffered,
        .responseStream,
    ]
}
