/// What a sandbox is to show to its processes and to keep them to.
///
/// A sandbox keeps what its launcher's ``SandboxEnforcement`` says; the rest has no effect there.
package struct SandboxConfiguration: Sendable, Hashable {
    /// Whom the processes can reach.
    package enum Network: Sendable, Hashable {
        /// A network of their own with nothing in it but the listeners.
        case isolated
        /// The same, but connections to addresses outside arrive at the listeners ``SandboxListener/relay``.
        case relayed
        /// The host's.
        case host
    }

    /// Directories with the layers of a container image, the lowest first: its files are all that processes see, read-only,
    /// beside what a sandbox has of its own (/dev, /proc, /run, /tmp, and its names of users and hosts in /etc). Empty: the
    /// programs of the host. Only where ``SandboxLauncher/takesRoots`` says so.
    package var root: [String] = []
    /// The function's code, read-only.
    package var code: MountSource?
    /// Merged in this order, read-only: where two hold the same path, the later wins.
    package var layers: [MountSource] = []
    /// Host directory of the runtime, read-only.
    package var runtimeDirectory: String?
    /// Host directories that are shown read-only at their own paths, as an interpreter outside `/usr` needs them.
    /// Absolute, without `..`. One that is already visible is not shown twice.
    package var visibleDirectories: [String] = []
    /// What is shown below /mnt.
    package var sharedDirectories: [SharedDirectory] = []
    /// Size of /tmp in MB (1,048,576 bytes), what can really be written there.
    package var temporaryStorage = 512
    /// Memory of all processes together in MB (1,048,576 bytes), page cache not counted. Nil: no limit.
    package var memory: Int?
    /// Share of processors: 1 is the whole of one, 0.5 half of its time. Nil: no limit.
    package var vCPUs: Double?
    /// Most processes and threads together. Nil: no limit.
    package var processes: Int?
    package var hostname = "sandbox"
    /// Made inside the sandbox's network, descriptors handed out as ``Sandbox/listeners``.
    package var listeners: [SandboxListener] = []
    /// Where sandboxes without a /tmp of their own keep their temporary files: an existing directory of the host that plays
    /// /tmp. Nil where no sandbox may need it, or /tmp itself will do.
    package var hostTemporaryDirectory: String?
    package var network = Network.isolated
    /// A wire to a network outside, beside what ``network`` says; only with an ``Network/isolated`` one, and where
    /// ``SandboxLauncher/joinsNetworks``.
    package var interface: SandboxInterface?
    /// Whom programs ask for names; empty: ``SandboxListener/relayAddress``.
    package var nameServers: [IPAddress] = []

    package init() {}
}
