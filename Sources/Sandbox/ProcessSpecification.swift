/// A process to start in a sandbox. It gets what is named here and nothing else of the server's.
package struct ProcessSpecification: Sendable {
    /// Path of the program; not searched for. It is also the first argument that the program sees.
    package var executable: String
    /// The arguments after the first.
    package var arguments: [String]
    /// The whole environment. No name or value may hold a NUL.
    package var environment: [(name: String, value: String)]
    /// Where it starts.
    package var workingDirectory: String
    /// Become the descriptors 3, 4, … of the process. They stay open in the caller, who must keep them until `start` returns.
    package var descriptors: [CInt]
    /// Set before the program starts. Where the server may not raise a hard limit, the present one stays.
    package var limits: [ResourceLimit]

    /// Standard input is /dev/null.
    package init(
        executable: String,
        arguments: [String] = [],
        environment: [(name: String, value: String)] = [],
        workingDirectory: String = "/",
        descriptors: [CInt] = [],
        limits: [ResourceLimit] = []
    ) {
        self.executable = executable
        self.arguments = arguments
        self.environment = environment
        self.workingDirectory = workingDirectory
        self.descriptors = descriptors
        self.limits = limits
    }
}
