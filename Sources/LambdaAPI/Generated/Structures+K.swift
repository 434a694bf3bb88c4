// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

/// The model's `KafkaSchemaRegistryAccessConfig`.
package struct KafkaSchemaRegistryAccessConfig: Sendable, Equatable, Codable {
    /// `Type`
    package var type: KafkaSchemaRegistryAuthType?
    /// `URI`
    package var uri: String?

    /// Every member, each absent unless given.
    package init(
        type: KafkaSchemaRegistryAuthType? = nil,
        uri: String? = nil
    ) {
        self.type = type
        self.uri = uri
    }

    private enum CodingKeys: String, CodingKey {
        case type = "Type"
        case uri = "URI"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.type = document["Type"].flatMap { $0.stringValue.map(KafkaSchemaRegistryAuthType.init(rawValue:)) }
        self.uri = document["URI"].flatMap { $0.stringValue }
    }
}

/// The model's `KafkaSchemaRegistryConfig`.
package struct KafkaSchemaRegistryConfig: Sendable, Equatable, Codable {
    /// `SchemaRegistryURI`
    package var schemaRegistryURI: String?
    /// `EventRecordFormat`
    package var eventRecordFormat: SchemaRegistryEventRecordFormat?
    /// `AccessConfigs`
    package var accessConfigs: [KafkaSchemaRegistryAccessConfig]?
    /// `SchemaValidationConfigs`
    package var schemaValidationConfigs: [KafkaSchemaValidationConfig]?

    /// Every member, each absent unless given.
    package init(
        schemaRegistryURI: String? = nil,
        eventRecordFormat: SchemaRegistryEventRecordFormat? = nil,
        accessConfigs: [KafkaSchemaRegistryAccessConfig]? = nil,
        schemaValidationConfigs: [KafkaSchemaValidationConfig]? = nil
    ) {
        self.schemaRegistryURI = schemaRegistryURI
        self.eventRecordFormat = eventRecordFormat
        self.accessConfigs = accessConfigs
        self.schemaValidationConfigs = schemaValidationConfigs
    }

    private enum CodingKeys: String, CodingKey {
        case schemaRegistryURI = "SchemaRegistryURI"
        case eventRecordFormat = "EventRecordFormat"
        case accessConfigs = "AccessConfigs"
        case schemaValidationConfigs = "SchemaValidationConfigs"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.schemaRegistryURI = document["SchemaRegistryURI"].flatMap { $0.stringValue }
        self.eventRecordFormat = document["EventRecordFormat"].flatMap { $0.stringValue.map(SchemaRegistryEventRecordFormat.init(rawValue:)) }
        self.accessConfigs = document["AccessConfigs"].flatMap { $0.arrayValue?.compactMap { KafkaSchemaRegistryAccessConfig(document: $0) } }
        self.schemaValidationConfigs = document["SchemaValidationConfigs"].flatMap { $0.arrayValue?.compactMap { KafkaSchemaValidationConfig(document: $0) } }
    }
}

/// The model's `KafkaSchemaValidationConfig`.
package struct KafkaSchemaValidationConfig: Sendable, Equatable, Codable {
    /// `Attribute`
    package var attribute: KafkaSchemaValidationAttribute?

    /// Every member, each absent unless given.
    package init(
        attribute: KafkaSchemaValidationAttribute? = nil
    ) {
        self.attribute = attribute
    }

    private enum CodingKeys: String, CodingKey {
        case attribute = "Attribute"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.attribute = document["Attribute"].flatMap { $0.stringValue.map(KafkaSchemaValidationAttribute.init(rawValue:)) }
    }
}
