import LambdaAPI
import NIOCore

// Invocations that found no slot.
extension EnvironmentScheduler {
    /// A caller who comes again as soon as it has its answer would meet the slot that its extensions still hold: what they
    /// are about to give back is waited for as long as an environment is.
    func throttle(_ active: ActiveInvocation, on version: PreparedFunctionVersion, _ error: APIError) {
        let pool = version.environments
        guard pool.members.contains(where: \.holdsSlotOfAnswered) else { return active.fail(error) }
        pool.wait(active, for: TimeAmount(context.configuration.reusePatience), on: eventLoop) { $0.fail(error) }
    }

    /// Takes the slot of an invocation that waited without one.
    ///
    /// - Returns: false when somebody else was faster; the invocation is refused then.
    func takeSlot(for active: ActiveInvocation, on version: PreparedFunctionVersion) -> Bool {
        guard !active.holdsSlot else { return true }
        switch concurrency(of: version).take(at: eventLoop.now) {
        case .success(let slots):
            active.hold(slots)
            return true
        case .failure(let throttle):
            active.fail(throttle)
            return false
        }
    }
}

extension ExecutionEnvironment {
    /// Its caller has its answer, and its extensions go on.
    fileprivate var holdsSlotOfAnswered: Bool { current?.keepsSlot == true && machine.aftermath == .awaitsNext }
}
