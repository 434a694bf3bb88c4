/// What the processes of one control group may use together.
package struct ControlGroupLimits: Sendable, Hashable {
    /// Memory in MB (2^20 bytes), page cache that can be dropped not counted; no swap. Nil: no limit.
    package var memory: Int?
    /// Processor time as a share of one virtual processor: 0.5 is half of one, 2 is two. Nil: no limit.
    package var vCPUs: Double?
    /// Processes and threads. Nil: no limit.
    package var processes: Int?

    package init(memory: Int? = nil, vCPUs: Double? = nil, processes: Int? = nil) {
        self.memory = memory
        self.vCPUs = vCPUs
        self.processes = processes
    }
}

extension ControlGroupLimits {
    /// The time in which a quota is used up, in microseconds. The usual 100 ms would make a small function stand still for
    /// longer than it runs.
    static let period = 20_000

    /// The least quota that the kernel takes, in microseconds.
    static let leastQuota = 1_000

    /// Microseconds of processor time in each period; nil for no limit.
    var quota: Int? {
        vCPUs.map { max(Self.leastQuota, Int(($0 * Double(Self.period)).rounded())) }
    }

    /// Bytes; nil for no limit.
    var memoryBytes: Int? {
        memory.map { $0 << 20 }
    }
}
