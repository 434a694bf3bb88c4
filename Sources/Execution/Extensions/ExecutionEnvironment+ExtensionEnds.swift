import NIOCore
import Sandbox

extension ExecutionEnvironment {
    /// How long all processes may take to end (documented by the service), and how much of that is the runtime's.
    private struct Budget {
        let whole: Duration
        let runtime: Duration

        static let withExternal = Budget(whole: .milliseconds(2000), runtime: .milliseconds(300))
        static let withInternal = Budget(whole: .milliseconds(500), runtime: .milliseconds(500))
    }

    /// How long the last records may take to reach their subscribers.
    private static let flushLimit = TimeAmount.seconds(1)

    /// What ends the processes in good order before they are killed: the runtime first, then those who asked to be told.
    ///
    /// - Parameter reason: nil when nobody waits for them.
    /// - Returns: nil when nothing has registered, so that they are killed at once.
    func endingOfExtensions(_ reason: ShutdownReason?) -> (@Sendable () async -> Void)? {
        guard let extensions, !extensions.isEnding else { return nil }
        extensions.isEnding = true
        extensions.finishRegistration(ProcessStartFailure(errorType: "Extension.Crash", message: "signal: killed"))
        guard let reason, extensions.machine.hasRegistered else { return nil }
        return { [self] in await end(extensions, reason) }
    }

    private func end(_ extensions: EnvironmentExtensions, _ reason: ShutdownReason) async {
        let begin = ContinuousClock.now
        await host.thaw()
        let (runtime, budget) = await onLoop { () -> (Int32?, Budget) in
            self.log.telemetry?.resume()
            let budget = extensions.machine.hasExternal ? Budget.withExternal : .withInternal
            let milliseconds = budget.whole.components.attoseconds / 1_000_000_000_000_000
            let deadline = self.context.milliseconds + budget.whole.components.seconds * 1000 + milliseconds
            extensions.shutdown = (reason, deadline)
            return (self.process?.id, budget)
        }
        if let runtime { await host.terminate(runtime, within: budget.runtime) }
        await flushTelemetry()
        let (told, others) = await onLoop { () -> ([Int32], [Int32]) in
            self.carryOut(extensions.machine.shutDown(), of: extensions)
            let wanting = extensions.machine.members.filter { $0.identifier != nil && $0.events.contains(.shutdown) }
            let names = Set(wanting.map(\.name))
            let told = extensions.processes.filter { names.contains($0.name) }.map(\.id)
            return (told, extensions.processes.filter { !names.contains($0.name) }.map(\.id))
        }
        await host.kill(others)
        await host.waitForEnds(of: told, within: budget.whole - (ContinuousClock.now - begin))
    }

    private func flushTelemetry() async {
        let flushed = await onLoop { () -> EventLoopFuture<Void>? in
            guard let telemetry = self.log.telemetry else { return nil }
            let promise = self.eventLoop.makePromise(of: Void.self)
            let limit = self.eventLoop.scheduleTask(in: Self.flushLimit) { promise.succeed() }
            telemetry.flush().assumeIsolated().whenComplete { _ in
                limit.cancel()
                promise.succeed()
            }
            return promise.futureResult
        }
        try? await flushed?.get()
    }

    private func onLoop<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            eventLoop.execute { continuation.resume(returning: work()) }
        }
    }
}
