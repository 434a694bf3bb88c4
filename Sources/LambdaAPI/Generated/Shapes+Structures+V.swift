// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

extension Shapes {
    static let vpcConfig = StructureShape(
        name: "VpcConfig",
        members: [
            MemberShape("SubnetIds", Shapes.subnetIds),
            MemberShape("SecurityGroupIds", Shapes.securityGroupIds),
            MemberShape("Ipv6AllowedForDualStack", Shapes.nullableBoolean),
        ]
    )
}
