/// The unprivileged user that the processes of a sandbox are.
struct SandboxUser: Sendable, Hashable {
    let id: UInt32

    let group: UInt32

    init(id: UInt32, group: UInt32? = nil) {
        self.id = id
        self.group = group ?? id
    }

    /// As functions of the service see it.
    static let name = "sbx_user1051"

    /// The only one of a sandbox in a user namespace of its own; the number is the service's.
    static let inUserNamespace = SandboxUser(id: 993)

    /// What programs that ask for names find.
    var files: [(name: String, content: String)] {
        [
            (
                "passwd",
                """
                root:x:0:0:root:/root:/sbin/nologin
                nobody:x:65534:65534:nobody:/:/sbin/nologin
                \(Self.name):x:\(id):\(group)::/home/\(Self.name):/sbin/nologin

                """
            ),
            (
                "group",
                """
                root:x:0:
                nogroup:x:65534:
                \(Self.name):x:\(group):

                """
            ),
        ]
    }
}
