import Glibc

extension GroupDirectory {
    /// Limits memory and forbids swap, so that the limit is what the processes feel.
    ///
    /// - Parameter isLimited: whether it was limited before.
    func limitMemory(to bytes: Int?, isLimited: Bool) throws(ControlGroupError) {
        let changesSwap = isLimited != (bytes != nil)
        switch version {
        case .v2:
            if changesSwap { try writeIfPresent("memory.swap.max", bytes == nil ? "max" : "0") }
            try write("memory.max", bytes.map(String.init) ?? "max")
        case .v1:
            let value = bytes.map(String.init) ?? "-1"
            // Memory with swap may never be less than memory alone, so which goes first depends on the direction.
            let withSwap = "memory.memsw.limit_in_bytes"
            do {
                try write("memory.limit_in_bytes", value)
                try writeIfPresent(withSwap, value)
            } catch  where error.errno == EINVAL {
                try writeIfPresent(withSwap, value)
                try write("memory.limit_in_bytes", value)
            }
            // Where the kernel does not count swap, at least it does not choose to.
            if changesSwap { try? writeIfPresent("memory.swappiness", bytes == nil ? "60" : "0") }
        }
    }

    /// Limits processor time to so many microseconds in each period. Version 1 refuses, with EINVAL, more than a group around
    /// this one has; then this one is left without a limit of its own.
    ///
    /// - Parameter isLimited: whether it was limited before.
    func limitProcessor(to quota: Int?, isLimited: Bool) throws(ControlGroupError) {
        let period = ControlGroupLimits.period
        switch version {
        case .v2:
            try write("cpu.max", "\(quota.map(String.init) ?? "max") \(period)")
        case .v1:
            if !isLimited { try write("cpu.cfs_period_us", String(period)) }
            do {
                try write("cpu.cfs_quota_us", quota.map(String.init) ?? "-1")
            } catch {
                if isLimited { try? write("cpu.cfs_quota_us", "-1") }
                throw error
            }
        }
    }
}
