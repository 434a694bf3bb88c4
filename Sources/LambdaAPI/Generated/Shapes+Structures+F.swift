// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

extension Shapes {
    static let fileSystemConfig = StructureShape(
        name: "FileSystemConfig",
        members: [
            MemberShape("Arn", Shapes.fileSystemArn, isRequired: true),
            MemberShape("LocalMountPath", Shapes.localMountPath, isRequired: true),
            MemberShape("S3FilesConfig", .structure(Shapes.s3FilesConfig)),
        ]
    )

    static let filter = StructureShape(
        name: "Filter",
        members: [
            MemberShape("Pattern", Shapes.pattern),
        ]
    )

    static let filterCriteria = StructureShape(
        name: "FilterCriteria",
        members: [
            MemberShape("Filters", Shapes.filterList),
        ]
    )

    static let functionCode = StructureShape(
        name: "FunctionCode",
        members: [
            MemberShape("ZipFile", Shapes.blob),
            MemberShape("S3Bucket", Shapes.s3Bucket),
            MemberShape("S3Key", Shapes.s3Key),
            MemberShape("S3ObjectVersion", Shapes.s3ObjectVersion),
            MemberShape("S3ObjectStorageMode", Shapes.s3ObjectStorageMode),
            MemberShape("ImageUri", Shapes.string),
            MemberShape("SourceKMSKeyArn", Shapes.kmsKeyArn),
        ]
    )

    static let functionRuntimeConfig = StructureShape(
        name: "FunctionRuntimeConfig",
        members: [
            MemberShape("RuntimeArn", Shapes.functionRuntimeArn, isRequired: true),
            MemberShape("RuntimeAlias", Shapes.functionRuntimeAlias, isRequired: true),
        ]
    )

    static let functionScalingConfig = StructureShape(
        name: "FunctionScalingConfig",
        members: [
            MemberShape("MinExecutionEnvironments", Shapes.functionScalingConfigExecutionEnvironments),
            MemberShape("MaxExecutionEnvironments", Shapes.functionScalingConfigExecutionEnvironments),
        ]
    )
}
