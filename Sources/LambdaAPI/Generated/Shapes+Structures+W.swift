// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

extension Shapes {
    static let waitOptions = StructureShape(
        name: "WaitOptions",
        members: [
            MemberShape("WaitSeconds", Shapes.waitOptionsWaitSecondsInteger),
        ]
    )
}
