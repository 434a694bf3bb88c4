// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

extension Shapes {
    static let acceleratorConfig = StructureShape(
        name: "AcceleratorConfig",
        members: [
            MemberShape("AcceleratorMemorySize", Shapes.acceleratorMemoryGB, isRequired: true),
        ]
    )

    static let aliasRoutingConfiguration = StructureShape(
        name: "AliasRoutingConfiguration",
        members: [
            MemberShape("AdditionalVersionWeights", Shapes.additionalVersionWeights),
        ]
    )

    static let allowedPublishers = StructureShape(
        name: "AllowedPublishers",
        members: [
            MemberShape("SigningProfileVersionArns", Shapes.signingProfileVersionArns, isRequired: true),
        ]
    )

    static let amazonManagedKafkaEventSourceConfig = StructureShape(
        name: "AmazonManagedKafkaEventSourceConfig",
        members: [
            MemberShape("ConsumerGroupId", Shapes.uri),
            MemberShape("SchemaRegistryConfig", .structure(Shapes.kafkaSchemaRegistryConfig)),
        ]
    )
}
