/// A process tree of its own, with one init that the launcher made for it.
///
/// Processes are started in it one after the other or side by side; killing them leaves the sandbox usable. Whoever made it
/// destroys it: until then it lives, as long as its launcher does.
package protocol Sandbox: AnyObject, Sendable {
    /// The name it was made with, for logs and `ps`.
    var name: String { get }

    /// Where its processes find code, layers, runtime and temporary files.
    var paths: SandboxPaths { get }

    /// Sockets that listen inside, in the order of the configuration. The caller owns and closes them.
    var listeners: [CInt] { get }

    /// Starts a process and returns when its program has replaced the init's copy: a missing or broken executable, a missing
    /// working directory and the like are errors of this call, with their errno. The descriptors of the specification stay the caller's.
    func start(_ process: ProcessSpecification) async throws(SandboxError) -> StartedProcess

    /// How a started process ended; may be called before or after that, any number of times.
    /// When the sandbox ends first, the answer is `.signalled(SIGKILL)`.
    func waitForExit(of id: Int32) async -> ProcessExit

    /// Sends a signal to one started process and its group. False when it has ended.
    func signal(_ number: CInt, to id: Int32) async -> Bool

    /// A connection to what listens on this port of the loopback address, as its processes see it. The caller owns it; it does
    /// not block.
    func connect(to port: UInt16) async throws(SandboxError) -> CInt

    /// Kills (SIGKILL) every process that was started here and all their descendants, those in other sessions too, and
    /// returns when they are gone. The sandbox can be used again; the peak memory starts anew.
    func killProcesses() async

    /// Stops every process here where it stands, or does nothing where that is impossible. The other methods of this
    /// protocol may be called meanwhile; those that need running processes thaw them.
    func freeze() async

    /// Lets them run on. Returns when they do.
    func thaw() async

    /// How often the kernel has killed a process here for memory, since the sandbox was made; 0 where it cannot tell.
    func outOfMemoryKills() async -> Int

    /// The memory that the processes here hold together now, in bytes: resident, without page cache.
    func memoryInUse() async -> Int

    /// The most memory the processes here were seen to hold together, in bytes: the largest sum of resident sizes among
    /// the calls of this method, at least the largest resident size that any single process has had (as the kernel keeps it).
    /// Counted from the last `killProcesses`. Reads /proc on the caller's thread: some 20 µs a process.
    func peakMemory() async -> Int

    /// Sets other limits, in the units of ``SandboxConfiguration``; nil lifts one.
    func update(memory: Int?, vCPUs: Double?) async

    /// Makes it another sandbox than it was made as, while its processes run: sets the limits of `configuration`, and shows its
    /// code, layers and shared directories over what was there, to every process that looks from then on. The rest of `configuration` must be what it
    /// was made with. Only where ``SandboxLauncher/pathsOfLaterCode(in:)`` says so.
    ///
    /// - Parameter told: a descriptor of the caller's that a zero byte is written to as soon as all is in place, and before the
    ///   caller knows; nothing when it fails.
    func assign(_ configuration: SandboxConfiguration, telling told: CInt?) async throws(SandboxError)

    /// Its processes wait to be assigned: they need not be looked at often until then.
    func rest() async

    /// Replaces what may be sent over ``SandboxConfiguration/interface``, for new connections. Without one nothing happens.
    func limitNetwork(to rules: [FilterRule]) async throws(SandboxError)

    /// Kills everything and ends the init; returns when nothing is left. Later calls do nothing.
    func destroy() async
}

extension Sandbox {
    package func limitNetwork(to rules: [FilterRule]) async throws(SandboxError) {}

    package func assign(_ configuration: SandboxConfiguration, telling told: CInt?) async throws(SandboxError) {
        throw SandboxError(.makeFailed, message: "the sandbox \(name) is what it was made as")
    }

    package func rest() async {}
}
