/// Where the deployed service checks something else than its published model says.
enum ConstraintOverrides {
    static func apply(to shape: inout Shape) {
    }

    static func member(_ member: MemberShape, of structure: String) -> MemberShape {
        member
    }
}
