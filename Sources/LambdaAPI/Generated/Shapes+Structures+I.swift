// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

extension Shapes {
    static let imageConfig = StructureShape(
        name: "ImageConfig",
        members: [
            MemberShape("EntryPoint", Shapes.stringList),
            MemberShape("Command", Shapes.stringList),
            MemberShape("WorkingDirectory", Shapes.workingDirectory),
        ]
    )

    static let instanceRequirements = StructureShape(
        name: "InstanceRequirements",
        members: [
            MemberShape("Architectures", Shapes.architecturesList),
            MemberShape("AllowedInstanceTypes", Shapes.instanceTypeSet),
            MemberShape("ExcludedInstanceTypes", Shapes.instanceTypeSet),
        ]
    )
}
