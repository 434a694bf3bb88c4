// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

extension Shapes {
    static let environment = StructureShape(
        name: "Environment",
        members: [
            MemberShape("Variables", Shapes.environmentVariables),
        ]
    )

    static let ephemeralStorage = StructureShape(
        name: "EphemeralStorage",
        members: [
            MemberShape("Size", Shapes.ephemeralStorageSize, isRequired: true),
        ]
    )

    static let errorObject = StructureShape(
        name: "ErrorObject",
        members: [
            MemberShape("ErrorMessage", Shapes.errorMessage),
            MemberShape("ErrorType", Shapes.errorType),
            MemberShape("ErrorData", Shapes.errorData),
            MemberShape("StackTrace", Shapes.stackTraceEntries),
        ]
    )

    static let eventSourceMappingLoggingConfig = StructureShape(
        name: "EventSourceMappingLoggingConfig",
        members: [
            MemberShape("SystemLogLevel", Shapes.eventSourceMappingSystemLogLevel),
        ]
    )

    static let eventSourceMappingMetricsConfig = StructureShape(
        name: "EventSourceMappingMetricsConfig",
        members: [
            MemberShape("Metrics", Shapes.eventSourceMappingMetricList),
        ]
    )
}
