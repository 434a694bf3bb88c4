import NIOCore

/// Work that waits until what a process wrote before is read: the loop may come to a call of the Runtime API, or to the
/// end of the process, before it comes to the pipes.
struct WorkAfterOutput {
    /// Calls of the Runtime API that came before count as well.
    let callsToo: Bool
    let deadline: NIODeadline
    let work: () -> Void
}

extension ExecutionEnvironment {
    /// Runs `work` when the loop has read what the process wrote before now; at once if nothing is unread.
    ///
    /// - Parameter callsToo: and what it sent to the Runtime API.
    func whenOutputIsRead(callsToo: Bool = false, _ work: @escaping () -> Void) {
        if workAfterOutput.isEmpty, !hasUnread(callsToo: callsToo) {
            work()
            return
        }
        workAfterOutput.append(
            WorkAfterOutput(callsToo: callsToo, deadline: eventLoop.now + OutputLimits.patience, work: work)
        )
        runDeferredWork()
    }

    /// The loop has read what the process wrote before now, and nothing waits for that.
    var isOutputRead: Bool { workAfterOutput.isEmpty && !hasUnread(callsToo: false) }

    /// Runs what waits no longer, in its order.
    func runDeferredWork() {
        while let first = workAfterOutput.first, !mustWait(first) {
            workAfterOutput.removeFirst()
            first.work()
        }
        guard !workAfterOutput.isEmpty, outputCheck == nil else { return }
        outputCheck = eventLoop.scheduleTask(in: OutputLimits.checkInterval) {
            self.outputCheck = nil
            self.runDeferredWork()
        }
    }

    private func mustWait(_ deferred: WorkAfterOutput) -> Bool {
        hasUnread(callsToo: deferred.callsToo) && eventLoop.now < deferred.deadline
    }

    private func hasUnread(callsToo: Bool) -> Bool {
        if let extensions, extensions.hasUnreadOutput { return true }
        guard let process else { return false }
        return process.hasUnreadOutput || (callsToo && process.hasUnreadCalls)
    }
}
