// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

extension Shapes {
    static let kafkaSchemaRegistryAccessConfig = StructureShape(
        name: "KafkaSchemaRegistryAccessConfig",
        members: [
            MemberShape("Type", Shapes.kafkaSchemaRegistryAuthType),
            MemberShape("URI", Shapes.arn),
        ]
    )

    static let kafkaSchemaRegistryConfig = StructureShape(
        name: "KafkaSchemaRegistryConfig",
        members: [
            MemberShape("SchemaRegistryURI", Shapes.schemaRegistryUri),
            MemberShape("EventRecordFormat", Shapes.schemaRegistryEventRecordFormat),
            MemberShape("AccessConfigs", Shapes.kafkaSchemaRegistryAccessConfigList),
            MemberShape("SchemaValidationConfigs", Shapes.kafkaSchemaValidationConfigList),
        ]
    )

    static let kafkaSchemaValidationConfig = StructureShape(
        name: "KafkaSchemaValidationConfig",
        members: [
            MemberShape("Attribute", Shapes.kafkaSchemaValidationAttribute),
        ]
    )
}
