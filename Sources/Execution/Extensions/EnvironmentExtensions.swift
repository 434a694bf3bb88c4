import HTTPServer
import NIOCore

/// The extensions of one life of a runtime's process: their state, their processes, their calls that wait. Event loop
/// only; that is what guards its state.
final class EnvironmentExtensions: @unchecked Sendable {
    var machine: ExtensionsStateMachine

    /// Calls of `event/next`, by the identifier of who asks.
    private var waiting: [String: HTTPExchange] = [:]

    /// Answers to calls whose asker went away before they could leave.
    private var missed: [String: HTTPServerResponse] = [:]

    /// External ones alone have processes of their own.
    private(set) var processes: [ExtensionProcess] = []

    /// When the runtime was ready and they perhaps were not.
    var runtimeAsked: NIODeadline?

    /// What the runtime did is told already: extensions wait for that before they are ready themselves.
    var isRuntimeDoneTold = false

    /// Their ends are under way.
    var isEnding = false

    /// What they are told of their end: the reason, and milliseconds since 1970.
    var shutdown: (reason: ShutdownReason, deadline: Int64)?

    /// Complete when all external ones have registered; nil when nobody waits for that.
    private var registration: EventLoopPromise<Void>?

    init(external: [String], on eventLoop: any EventLoop) {
        machine = ExtensionsStateMachine(external: external)
        registration = external.isEmpty ? nil : eventLoop.makePromise()
    }

    /// For whoever starts the runtime after them.
    var allRegistered: EventLoopFuture<Void>? { registration?.futureResult }

    var hasUnreadOutput: Bool {
        !processes.isEmpty && OutputPipe.haveUnreadBytes(processes.flatMap(\.pipes))
    }

    func attach(_ process: ExtensionProcess) {
        processes.append(process)
    }

    /// The runtime starts, or never will.
    ///
    /// - Returns: false when that was clear before.
    @discardableResult
    func finishRegistration(_ failure: ProcessStartFailure? = nil) -> Bool {
        guard let promise = registration else { return false }
        registration = nil
        if let failure {
            promise.fail(failure)
        } else {
            promise.succeed()
        }
        return true
    }

    // MARK: Calls that wait

    func isWaiting(_ identifier: String) -> Bool { waiting[identifier] != nil }

    /// Answers with what an earlier call of the same extension did not get.
    func answerMissed(_ identifier: String, _ exchange: HTTPExchange) -> Bool {
        guard let response = missed.removeValue(forKey: identifier) else { return false }
        exchange.respond(response)
        return true
    }

    func park(_ exchange: HTTPExchange, of identifier: String) {
        waiting[identifier] = exchange
        let asked = ObjectIdentifier(exchange)
        exchange.onDisconnect { [self] in
            if let parked = waiting[identifier], ObjectIdentifier(parked) == asked {
                waiting[identifier] = nil
            }
        }
    }

    /// Answers the call that waits, or the next one.
    func answer(_ identifier: String, _ response: HTTPServerResponse) {
        if let exchange = waiting.removeValue(forKey: identifier) {
            exchange.respond(response)
        } else {
            missed[identifier] = response
        }
    }

    /// The processes are gone.
    func close() {
        finishRegistration(ProcessStartFailure(errorType: "Extension.Crash", message: "signal: killed"))
        for process in processes {
            process.close()
        }
        processes = []
        waiting = [:]
        missed = [:]
    }
}
