internal import CSandbox
import Glibc

extension ControlGroup {
    /// Bytes that the processes hold: anonymous and shared memory. Page cache is not in it, as it goes when it must. Zero where the
    /// feature is missing.
    package func memoryInUse() -> Int {
        guard let directory = directory(.memory), let text = directory.read("memory.stat") else { return 0 }
        let numbers = KeyedNumbers(text)
        let anonymous = directory.version == .v1 ? "rss" : "anon"
        return (numbers[anonymous] ?? 0) + (numbers["shmem"] ?? 0)
    }

    /// How many processes were killed since the group was made because its memory was used up.
    package func outOfMemoryKills() -> Int {
        guard let directory = directory(.memory) else { return 0 }
        let file = directory.version == .v1 ? "memory.oom_control" : "memory.events"
        return directory.number("oom_kill", in: file) ?? 0
    }

    /// A descriptor, owned by the caller, that can be read when memory was used up; every read takes the news off it.
    /// Nil where the feature is missing.
    package func outOfMemoryNotifications() throws(ControlGroupError) -> CInt? {
        guard let directory = directory(.memory) else { return nil }
        return switch directory.version {
        case .v1: try eventCounter(directory)
        case .v2: try changeWatch(directory)
        }
    }

    private func eventCounter(_ directory: GroupDirectory) throws(ControlGroupError) -> CInt {
        let path = "\(directory.path)/memory.oom_control"
        let control = open(path, O_RDONLY | O_CLOEXEC)
        guard control >= 0 else { throw ControlGroupError("open", path, errno: errno) }
        defer { close(control) }
        let event = lambent_event_make()
        guard event >= 0 else { throw ControlGroupError("watch", path, errno: errno) }
        do {
            try directory.write("cgroup.event_control", "\(event) \(control)")
        } catch {
            close(event)
            throw error
        }
        return event
    }

    private func changeWatch(_ directory: GroupDirectory) throws(ControlGroupError) -> CInt {
        let path = "\(directory.path)/memory.events"
        let watch = inotify_init1(CInt(IN_NONBLOCK) | CInt(IN_CLOEXEC))
        guard watch >= 0 else { throw ControlGroupError("watch", path, errno: errno) }
        guard inotify_add_watch(watch, path, UInt32(IN_MODIFY)) >= 0 else {
            let code = errno
            close(watch)
            throw ControlGroupError("watch", path, errno: code)
        }
        return watch
    }
}
