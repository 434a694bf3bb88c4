// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

extension Shapes {
    static let lambdaManagedInstancesCapacityProviderConfig = StructureShape(
        name: "LambdaManagedInstancesCapacityProviderConfig",
        members: [
            MemberShape("CapacityProviderArn", Shapes.capacityProviderArn, isRequired: true),
            MemberShape("PerExecutionEnvironmentMaxConcurrency", Shapes.perExecutionEnvironmentMaxConcurrency),
            MemberShape("ExecutionEnvironmentMemoryGiBPerVCpu", Shapes.executionEnvironmentMemoryGiBPerVCpu),
        ]
    )

    static let layerVersionContentInput = StructureShape(
        name: "LayerVersionContentInput",
        members: [
            MemberShape("S3Bucket", Shapes.s3Bucket),
            MemberShape("S3Key", Shapes.s3Key),
            MemberShape("S3ObjectVersion", Shapes.s3ObjectVersion),
            MemberShape("S3ObjectStorageMode", Shapes.s3ObjectStorageMode),
            MemberShape("ZipFile", Shapes.blob),
        ]
    )

    static let loggingConfig = StructureShape(
        name: "LoggingConfig",
        members: [
            MemberShape("LogFormat", Shapes.logFormat),
            MemberShape("ApplicationLogLevel", Shapes.applicationLogLevel),
            MemberShape("SystemLogLevel", Shapes.systemLogLevel),
            MemberShape("LogGroup", Shapes.logGroup),
        ]
    )
}
