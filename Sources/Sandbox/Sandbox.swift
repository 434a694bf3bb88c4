/// A process tree of its own, with one init that the launcher made for it.
///
/// Processes are started in it one after the other or side by side; killing them leaves the sandbox usable. Whoever made it
/// destroys it: until then it lives, as long as its launcher does.
package protocol Sandbox: AnyObject, Sendable {
    /// The name it was made with, for logs and `ps`.
    var name: String { get }

    /// Starts a process and returns when its program has replaced the init's copy: a missing or broken executable, a missing
    /// working directory and the like are errors of this call, with their errno. The descriptors of the specification stay the caller's.
    func start(_ process: ProcessSpecification) async throws(SandboxError) -> StartedProcess

    /// How a started process ended; may be called before or after that, any number of times.
    /// When the sandbox ends first, the answer is `.signalled(SIGKILL)`.
    func waitForExit(of id: Int32) async -> ProcessExit

    /// Sends a signal to one started process. False when it has ended.
    func signal(_ number: CInt, to id: Int32) async -> Bool

    /// Kills (SIGKILL) every process that was started here and all their descendants, those in other sessions too, and
    /// returns when they are gone. The sandbox can be used again; the peak memory starts anew.
    func killProcesses() async

    /// The most memory the processes here were seen to hold together, in bytes: the largest sum of resident sizes among
    /// the calls of this method, at least the largest resident size that any single process has had (as the kernel keeps it).
    /// Counted from the last `killProcesses`. Reads /proc on the caller's thread: some 20 µs a process.
    func peakMemory() async -> Int

    /// Kills everything and ends the init; returns when nothing is left. Later calls do nothing.
    func destroy() async
}
