import Glibc

extension ControlGroup {
    /// Stops every process, without their noticing, and returns when they stand still; false when that took more than 100 ms (it
    /// may still happen) or cannot be done here.
    package func freeze() async -> Bool {
        guard let freezer, let directory = directory(.freeze) else { return false }
        let file = String(freezer.file.dropFirst(directory.path.count + 1))
        for _ in 0..<50 {
            // Version 1 gives up on processes that it could not stop at once, unless asked again.
            guard (try? directory.write(file, freezer.freeze)) != nil else { return false }
            if isFrozen { return true }
            try? await Task.sleep(for: .milliseconds(2))
        }
        return isFrozen
    }

    /// Lets the processes continue.
    package func thaw() {
        guard let freezer, let directory = directory(.freeze) else { return }
        try? directory.write(String(freezer.file.dropFirst(directory.path.count + 1)), freezer.thaw)
    }

    /// Whether all processes stand still.
    package var isFrozen: Bool {
        guard let directory = directory(.freeze) else { return false }
        return switch directory.version {
        case .v2: directory.number("frozen", in: "cgroup.events") == 1
        case .v1: directory.read("freezer.state")?.hasPrefix("FROZEN") ?? false
        }
    }

    /// Sends SIGKILL to every process in the group, those that are born meanwhile too, and returns when none is left or a second
    /// has passed.
    package func kill() async {
        for _ in 0..<100 {
            let processes = directories.flatMap { $0.processes() }
            if processes.isEmpty { return }
            killOnce(processes)
            try? await Task.sleep(for: .milliseconds(10))
        }
    }

    private func killOnce(_ processes: [Int32]) {
        if let unified = directories.first(where: { $0.version == .v2 }), unified.has("cgroup.kill") {
            try? unified.write("cgroup.kill", "1")
        }
        for process in processes where process > 1 && process != getpid() { Glibc.kill(process, SIGKILL) }
        // A process that version 1 has frozen does not die before it is thawed.
        thaw()
    }
}
