import Glibc

extension BareSandbox {
    /// Joins the sandbox to a network. Nothing passes that its rules do not let pass, at no moment.
    func join(_ interface: SandboxInterface, names: InterfaceNames) async throws(SandboxError) {
        try await processes.filter(interface, interface.rules)
        var namespace: CInt?
        if case .namespace(let name) = interface.farEnd { namespace = try Self.open(namespace: name) }
        defer { if let namespace { close(namespace) } }
        try await connection.join(interface, name: names.take(), to: request, namespace: namespace)
        try await processes.connect(interface)
    }

    /// The launcher does not see what the host mounts everywhere.
    private static func open(namespace name: String) throws(SandboxError) -> CInt {
        let path = NetworkNamespaces.path(of: name)
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw SandboxError(.networkFailed, errno: errno, message: "there is no network namespace \(name)")
        }
        return descriptor
    }
}

/// The network namespaces of this host that have a name.
package enum NetworkNamespaces {
    static func path(of name: String) -> String { "/run/netns/\(name)" }

    /// Whether there is one of the name.
    package static func contains(_ name: String) -> Bool { access(path(of: name), R_OK) == 0 }
}
