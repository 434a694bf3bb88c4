import NIOCore

extension ExecutionEnvironment {
    /// A process is about to be started: until it has initialized, extensions may subscribe to what is told of it.
    func openTelemetry() {
        log.telemetry = EnvironmentTelemetry(
            isJSON: log.isJSON,
            on: eventLoop,
            onLoss: { [weak log] in log?.write($0) }
        )
    }

    /// It has initialized.
    func closeTelemetry() {
        if log.telemetry?.closeSubscription() == false { log.telemetry = nil }
    }

    /// The runtime is done with an invocation, or the invocation with the runtime.
    func reportRuntimeDone(_ status: CompletionStatus, after duration: Milliseconds) {
        guard let current else { return }
        log.write(
            .runtimeDone(
                requestID: current.invocation.requestID,
                status: status,
                duration: duration,
                producedBytes: current.producedBytes,
                tracing: current.trace?.mark,
                spans: log.telemetry == nil ? [] : spans(of: current)
            ),
            to: current
        )
    }

    /// From START to the answer, the answer itself, and from there to now.
    private func spans(of invocation: ActiveInvocation) -> [TelemetrySpan] {
        guard let began = invocation.began, let answered = invocation.answered else { return [] }
        let now = eventLoop.now
        let milliseconds = context.milliseconds
        let first = invocation.responseBegan ?? answered
        let parts = [
            ("responseLatency", began, first), ("responseDuration", first, answered),
            ("runtimeOverhead", answered, now),
        ]
        return parts.map { name, start, end in
            TelemetrySpan(
                name: name,
                start: milliseconds - (now - start).nanoseconds / 1_000_000,
                duration: Milliseconds(from: start, to: end)
            )
        }
    }
}
