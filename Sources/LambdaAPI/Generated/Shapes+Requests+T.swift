// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

extension Shapes {
    static let tagResourceRequest = StructureShape(
        name: "TagResourceRequest",
        members: [
            MemberShape("Resource", Shapes.taggableResource, isRequired: true, location: .label),
            MemberShape("Tags", Shapes.tags, isRequired: true),
        ]
    )
}
