/// A structure of the model as the constraint walk sees it: its members in the order of the model.
package struct StructureShape: Sendable {
    /// The name in the model.
    package let name: String
    /// The members, without those that are streamed.
    package let members: [MemberShape]

    init(name: String, members: [MemberShape]) {
        self.name = name
        self.members = members.map { ConstraintOverrides.member($0, of: name) }
    }

    /// The member of that name, nil where the structure has none.
    package func member(named name: String) -> MemberShape? {
        members.first { $0.name == name }
    }
}
