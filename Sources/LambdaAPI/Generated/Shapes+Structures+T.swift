// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

extension Shapes {
    static let targetTrackingScalingPolicy = StructureShape(
        name: "TargetTrackingScalingPolicy",
        members: [
            MemberShape("PredefinedMetricType", Shapes.capacityProviderPredefinedMetricType, isRequired: true),
            MemberShape("TargetValue", Shapes.metricTargetValue, isRequired: true),
        ]
    )

    static let tenancyConfig = StructureShape(
        name: "TenancyConfig",
        members: [
            MemberShape("TenantIsolationMode", Shapes.tenantIsolationMode, isRequired: true),
        ]
    )

    static let tracingConfig = StructureShape(
        name: "TracingConfig",
        members: [
            MemberShape("Mode", Shapes.tracingMode),
        ]
    )
}
