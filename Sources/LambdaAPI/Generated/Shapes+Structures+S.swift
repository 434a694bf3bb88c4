// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

extension Shapes {
    static let s3FilesConfig = StructureShape(
        name: "S3FilesConfig",
        members: [
            MemberShape("DirectS3Read", Shapes.directS3Read),
        ]
    )

    static let scalingConfig = StructureShape(
        name: "ScalingConfig",
        members: [
            MemberShape("MaximumConcurrency", Shapes.maximumConcurrency),
        ]
    )

    static let selfManagedEventSource = StructureShape(
        name: "SelfManagedEventSource",
        members: [
            MemberShape("Endpoints", Shapes.endpoints),
        ]
    )

    static let selfManagedKafkaEventSourceConfig = StructureShape(
        name: "SelfManagedKafkaEventSourceConfig",
        members: [
            MemberShape("ConsumerGroupId", Shapes.uri),
            MemberShape("SchemaRegistryConfig", .structure(Shapes.kafkaSchemaRegistryConfig)),
            MemberShape("ConsumptionMode", Shapes.kafkaEventSourceMappingConsumptionMode),
        ]
    )

    static let snapStart = StructureShape(
        name: "SnapStart",
        members: [
            MemberShape("ApplyOn", Shapes.snapStartApplyOn),
        ]
    )

    static let sourceAccessConfiguration = StructureShape(
        name: "SourceAccessConfiguration",
        members: [
            MemberShape("Type", Shapes.sourceAccessType),
            MemberShape("URI", Shapes.uri),
        ]
    )

    static let stepOptions = StructureShape(
        name: "StepOptions",
        members: [
            MemberShape("NextAttemptDelaySeconds", Shapes.stepOptionsNextAttemptDelaySecondsInteger),
        ]
    )
}
