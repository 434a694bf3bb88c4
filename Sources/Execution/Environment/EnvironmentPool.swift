import LambdaAPI
import NIOCore

/// Environments of one prepared version. Event loop only; that is what guards its state.
final class EnvironmentPool: @unchecked Sendable {
    /// Those that wait for an invocation, the most recently used last.
    var idle: [ExecutionEnvironment] = []

    /// All that have not ended.
    var members: [ExecutionEnvironment] = []

    /// When one that has ended was used last.
    var lastUse: NIODeadline?

    /// How many routes lead to the version; with none, an environment ends after its invocation.
    var routes = 0

    /// Where its invocations take their slots; nil before the first one.
    var concurrency: FunctionConcurrency?

    /// A runtime that was found after the version had been prepared without, or with one that is gone.
    var lateRuntime: ResolvedRuntime?

    /// Invocations that wait for an environment which is nearly done with its last.
    var waiting: [WaitingInvocation] = []

    /// The environment that was used last, if its credentials are good for another invocation.
    ///
    /// - Parameter now: milliseconds since 1970.
    func takeIdle(at now: Int64) -> ExecutionEnvironment? {
        while let environment = idle.popLast() {
            if environment.retiresAt > now { return environment }
            environment.endIdle()
        }
        return nil
    }

    /// How long a new invocation is better off waiting for an environment than with a new one; nil for not at all.
    ///
    /// A caller who invokes again as soon as it has its answer would else come a moment too early each time.
    ///
    /// - Parameter usual: for an environment that only has to ask for its next event.
    func patience(usual: TimeAmount) -> TimeAmount? {
        var finishing = 0
        var patience = TimeAmount.zero
        for environment in members {
            switch environment.machine.aftermath {
            case .awaitsNext: patience = max(patience, usual)
            case .resets, .sendsRefusedResponse: patience = max(patience, .seconds(1))
            case nil: continue
            }
            finishing += 1
        }
        return finishing > waiting.count ? patience : nil
    }

    /// Lets an invocation wait for an environment.
    ///
    /// - Parameter otherwise: what becomes of it when none was free in time.
    func wait(
        _ invocation: ActiveInvocation,
        for patience: TimeAmount,
        on eventLoop: any EventLoop,
        otherwise: @escaping (ActiveInvocation) -> Void
    ) {
        let waiting = WaitingInvocation(invocation)
        self.waiting.append(waiting)
        let bound = NIOLoopBound((waiting, otherwise), eventLoop: eventLoop)
        waiting.timer = eventLoop.scheduleTask(in: patience) {
            let (waiting, otherwise) = bound.value
            self.waiting.removeAll { $0 === waiting }
            otherwise(waiting.invocation)
        }
    }

    /// Nobody waits any more.
    func refuseWaiting(_ error: APIError) {
        for waiting in waiting {
            waiting.timer?.cancel()
            waiting.invocation.fail(error)
        }
        waiting = []
    }

    func removeFromIdle(_ environment: ExecutionEnvironment) {
        idle.removeAll { $0 === environment }
    }
}

/// An invocation that waits for an environment. Event loop only.
final class WaitingInvocation {
    let invocation: ActiveInvocation

    /// Ends the waiting.
    var timer: Scheduled<Void>?

    init(_ invocation: ActiveInvocation) {
        self.invocation = invocation
    }
}
