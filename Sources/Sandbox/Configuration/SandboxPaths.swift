/// Where things are, as the processes of a sandbox see them.
package struct SandboxPaths: Sendable, Equatable {
    /// The function's code; nil without code.
    package var code: String?
    /// The directories of the layers, in the order in which a program must search them: `/opt` alone where they are merged, each
    /// layer's own directory, last first, where they are not; `/opt` too when there is no layer and an empty one is shown.
    package var layers: [String]
    /// The runtime's directory; nil without one.
    package var runtime: String?
    /// The directory for temporary files.
    package var temporary: String

    package init(code: String?, layers: [String], runtime: String?, temporary: String) {
        self.code = code
        self.layers = layers
        self.runtime = runtime
        self.temporary = temporary
    }
}
