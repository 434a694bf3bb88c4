/// How sandboxes are kept apart from the host and from each other.
package enum Isolation: String, Sendable, CaseIterable {
    /// Namespaces, a root of their own, control groups, a seccomp filter.
    case linux
    /// Process trees of the server's own user: ended together, not isolated.
    case process
}

/// Which isolation the user wants.
package enum IsolationChoice: String, Sendable, CaseIterable {
    /// The strongest that works on this host.
    case auto
    /// Linux, or no server.
    case linux
    case process
}
