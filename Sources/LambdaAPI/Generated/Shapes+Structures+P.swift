// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

extension Shapes {
    static let propagateTags = StructureShape(
        name: "PropagateTags",
        members: [
            MemberShape("Mode", Shapes.propagateTagsMode),
            MemberShape("ExplicitTags", Shapes.propagateTagsExplicitTagsMap),
        ]
    )

    static let provisionedPollerConfig = StructureShape(
        name: "ProvisionedPollerConfig",
        members: [
            MemberShape("MinimumPollers", Shapes.minimumNumberOfPollers),
            MemberShape("MaximumPollers", Shapes.maximumNumberOfPollers),
            MemberShape("PollerGroupName", Shapes.provisionedPollerGroupName),
        ]
    )
}
