import NIOCore
import Sandbox

extension ExecutionEnvironment {
    /// One timer serves many invocations: it is set anew only when it fires.
    func armFreeze() {
        guard freezeCheck == nil, !machine.isBusy, !machine.hasEnded,
            context.launcher.enforcement.enforces(.freezing)
        else { return }
        freezeCheck = eventLoop.scheduleTask(deadline: idleSince + TimeAmount(context.configuration.freezeDelay)) {
            [weak self] in self?.checkFreeze()
        }
    }

    private func checkFreeze() {
        freezeCheck = nil
        guard !machine.isBusy else { return }
        if eventLoop.now >= idleSince + TimeAmount(context.configuration.freezeDelay) {
            perform(machine.freezeDeadlinePassed())
        } else {
            armFreeze()
        }
    }

    func freeze() {
        log.telemetry?.pause()
        afterPrevious { [host] in await host.freeze() }
    }

    func thaw() {
        afterPrevious { [self, host] in
            await host.thaw()
            guard log.telemetry != nil else { return }
            eventLoop.execute { self.log.telemetry?.resume() }
        }
    }
}
