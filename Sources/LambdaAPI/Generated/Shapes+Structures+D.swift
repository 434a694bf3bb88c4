// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

extension Shapes {
    static let deadLetterConfig = StructureShape(
        name: "DeadLetterConfig",
        members: [
            MemberShape("TargetArn", Shapes.resourceArn),
        ]
    )

    static let destinationConfig = StructureShape(
        name: "DestinationConfig",
        members: [
            MemberShape("OnSuccess", .structure(Shapes.onSuccess)),
            MemberShape("OnFailure", .structure(Shapes.onFailure)),
        ]
    )

    static let documentDBEventSourceConfig = StructureShape(
        name: "DocumentDBEventSourceConfig",
        members: [
            MemberShape("DatabaseName", Shapes.databaseName),
            MemberShape("CollectionName", Shapes.collectionName),
            MemberShape("FullDocument", Shapes.fullDocument),
        ]
    )

    static let durableConfig = StructureShape(
        name: "DurableConfig",
        members: [
            MemberShape("KMSKeyArn", Shapes.kmsKeyArn),
            MemberShape("RetentionPeriodInDays", Shapes.retentionPeriodInDays),
            MemberShape("ExecutionTimeout", Shapes.executionTimeout),
        ]
    )
}
