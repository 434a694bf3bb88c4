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
}
