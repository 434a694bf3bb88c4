// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

/// Values of the model's `KafkaEventSourceMappingConsumptionMode`; others are kept as they came.
package struct KafkaEventSourceMappingConsumptionMode: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// The value on the wire.
    package var rawValue: String
    /// Any value, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }
    /// Any value, known or not.
    package init(stringLiteral value: String) { rawValue = value }

    /// `Stream`
    package static let stream = Self(rawValue: "Stream")
    /// `Queue`
    package static let queue = Self(rawValue: "Queue")

    /// The known values, in the order of the model.
    package static let allValues: [Self] = [
        .stream,
        .queue,
    ]
}

/// Values of the model's `KafkaSchemaRegistryAuthType`; others are kept as they came.
package struct KafkaSchemaRegistryAuthType: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// The value on the wire.
    package var rawValue: String
    /// Any value, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }
    /// Any value, known or not.
    package init(stringLiteral value: String) { rawValue = value }

    /// `BASIC_AUTH`
    package static let basicAuth = Self(rawValue: "BASIC_AUTH")
    /// `CLIENT_CERTIFICATE_TLS_AUTH`
    package static let clientCertificateTlsAuth = Self(rawValue: "CLIENT_CERTIFICATE_TLS_AUTH")
    /// `SERVER_ROOT_CA_CERTIFICATE`
    package static let serverRootCaCertificate = Self(rawValue: "SERVER_ROOT_CA_CERTIFICATE")
    /// `OAUTHBEARER_AUTH`
    package static let oauthbearerAuth = Self(rawValue: "OAUTHBEARER_AUTH")

    /// The known values, in the order of the model.
    package static let allValues: [Self] = [
        .basicAuth,
        .clientCertificateTlsAuth,
        .serverRootCaCertificate,
        .oauthbearerAuth,
    ]
}

/// Values of the model's `KafkaSchemaValidationAttribute`; others are kept as they came.
package struct KafkaSchemaValidationAttribute: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// The value on the wire.
    package var rawValue: String
    /// Any value, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }
    /// Any value, known or not.
    package init(stringLiteral value: String) { rawValue = value }

    /// `KEY`
    package static let key = Self(rawValue: "KEY")
    /// `VALUE`
    package static let value = Self(rawValue: "VALUE")

    /// The known values, in the order of the model.
    package static let allValues: [Self] = [
        .key,
        .value,
    ]
}
