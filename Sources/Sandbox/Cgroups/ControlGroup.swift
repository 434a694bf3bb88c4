import Glibc
import Synchronization

/// The control group of one sandbox, whatever interface the host has.
///
/// A process gets in by writing its id, or 0 for itself, to `cgroup.procs` in every one of `paths`; its descendants come into being
/// there. All calls go to the kernel on the caller's thread. Where a feature is missing its calls do nothing.
package final class ControlGroup: Sendable {
    package let name: String
    let directories: [GroupDirectory]
    private let limits = Mutex(ControlGroupLimits())

    init(name: String, directories: [GroupDirectory]) {
        self.name = name
        self.directories = directories
    }

    /// The directories of the group, for whoever has to remove it after the server died.
    package var paths: [String] {
        directories.map(\.path)
    }

    /// The file that stops the processes, what stops and what continues them; nil where they cannot be stopped.
    var freezer: (file: String, freeze: String, thaw: String)? {
        directory(.freeze).map {
            $0.version == .v2
                ? ("\($0.path)/cgroup.freeze", "1", "0") : ("\($0.path)/freezer.state", "FROZEN", "THAWED")
        }
    }

    /// The processes in the group, ended ones that are not reaped left out.
    package func processes() -> [Int32] {
        directories.first?.processes() ?? []
    }

    /// Sets limits anew. A memory limit below what is held and cannot be dropped is an error, EBUSY, on version 1, and kills on
    /// version 2.
    ///
    /// - Returns: what the kernel refused, because a group around this one does not allow it. There the limits of the groups
    ///   around hold alone.
    @discardableResult
    package func update(_ new: ControlGroupLimits) throws(ControlGroupError) -> [ControlGroupError] {
        let old = limits.withLock { $0 }
        var refused: [ControlGroupError] = []
        if old.memory != new.memory, let directory = directory(.memory) {
            try Self.collect(&refused) { () throws(ControlGroupError) in
                try directory.limitMemory(to: new.memoryBytes, isLimited: old.memory != nil)
            }
        }
        if old.vCPUs != new.vCPUs, let directory = directory(.cpu) {
            try Self.collect(&refused) { () throws(ControlGroupError) in
                try directory.limitProcessor(to: new.quota, isLimited: old.vCPUs != nil)
            }
        }
        if old.processes != new.processes, let directory = directory(.pids) {
            try Self.collect(&refused) { () throws(ControlGroupError) in
                try directory.write("pids.max", new.processes.map(String.init) ?? "max")
            }
        }
        limits.withLock { $0 = new }
        return refused
    }

    /// Notes a refusal; whatever else goes wrong is wrong with the group.
    private static func collect(
        _ refused: inout [ControlGroupError],
        _ write: () throws(ControlGroupError) -> Void
    ) throws(ControlGroupError) {
        do throws(ControlGroupError) {
            try write()
        } catch {
            guard [EINVAL, EPERM, EACCES, ERANGE].contains(error.errno) else { throw error }
            refused.append(error)
        }
    }

    /// Removes the group, which must have no process left; waits for those that are ending, at most for a second.
    package func remove() async throws(ControlGroupError) {
        for attempt in 1... {
            do throws(ControlGroupError) {
                for directory in directories { try directory.remove() }
                return
            } catch {
                guard error.errno == EBUSY, attempt < 100 else { throw error }
            }
            try? await Task.sleep(for: .milliseconds(10))
        }
    }

    /// Removes what can be removed at once.
    func removeEmpty() {
        for directory in directories { try? directory.remove() }
    }

    func directory(_ feature: ControlGroupFeature) -> GroupDirectory? {
        directories.first { $0.features.contains(feature) }
    }
}
