import Foundation
import NIOCore
import Sandbox

extension ExecutionEnvironment {
    // MARK: Starts

    /// The extensions of the process that is about to be started, if files bring some.
    func makeExtensions() -> ExtensionStart? {
        guard !resources.extensions.isEmpty else { return nil }
        let extensions = EnvironmentExtensions(external: resources.extensions, on: eventLoop)
        let registered = extensions.allRegistered
        self.extensions = extensions
        return ExtensionStart(
            started: { [self] name, process, sandbox in
                eventLoop.execute { self.started(name, process, sandbox, of: extensions) }
            },
            failed: { [eventLoop] name, type in
                eventLoop.execute { extensions.machine.didNotStart(name, type) }
            },
            registered: { try await registered?.get() }
        )
    }

    private func started(
        _ name: String,
        _ process: StartedProcess,
        _ sandbox: any Sandbox,
        of extensions: EnvironmentExtensions
    ) {
        extensions.attach(
            ExtensionProcess(
                name,
                process,
                on: eventLoop,
                emit: { [weak self] line in
                    guard let self else { return }
                    log.write(line, to: current, isExtension: true)
                },
                didRead: { [weak self] in self?.runDeferredWork() }
            )
        )
        Task { [self] in
            let exit = await sandbox.waitForExit(of: process.id)
            eventLoop.execute {
                self.whenOutputIsRead { self.ended(name, exit, of: extensions) }
            }
        }
    }

    private func ended(_ name: String, _ exit: ProcessExit, of extensions: EnvironmentExtensions) {
        guard self.extensions === extensions, !extensions.isEnding, let type = extensions.machine.exited(name) else {
            return
        }
        let failure = ProcessStartFailure(errorType: type, message: PlatformErrorBody.message(ofExtension: exit))
        // Whoever waits to start the runtime tells it on.
        if !extensions.finishRegistration(failure) {
            perform(machine.extensionFailed(failure))
        }
    }

    // MARK: The runtime's events

    /// The runtime asks for its next event; it is ready when its extensions are, too.
    func runtimeAsked(beside extensions: EnvironmentExtensions) {
        guard let awaited = machine.awaited else { return perform(machine.nextRequested()) }
        if !extensions.isRuntimeDoneTold {
            extensions.isRuntimeDoneTold = true
            extensions.runtimeAsked = eventLoop.now
            tellRuntimeDone(awaited)
        }
        carryOut(extensions.machine.runtimeAsked(), of: extensions)
    }

    private func tellRuntimeDone(_ awaited: EnvironmentAwaited) {
        switch awaited {
        case .initialization(let phase):
            log.write(.initializationRuntimeDone(phase, .success, resources.initializationType), to: current)
        case .invocation(let status):
            guard let began = current?.began else { return }
            process?.finishLines()
            reportRuntimeDone(status, after: Milliseconds(from: began, to: eventLoop.now))
        }
    }

    /// The runtime gets an event: so do those who want to hear of it.
    func invoke(_ extensions: EnvironmentExtensions) {
        guard let current else { return }
        extensions.isRuntimeDoneTold = false
        let actions = extensions.machine.invoked()
        current.keepsSlot = current.keepsSlot || !actions.isEmpty
        carryOut(actions, of: extensions)
    }

    func carryOut(_ actions: [ExtensionsStateMachine.Action], of extensions: EnvironmentExtensions) {
        for action in actions {
            switch action {
            case .startRuntime:
                extensions.finishRegistration()
            case .settle:
                perform(machine.nextRequested())
            case .deliver(.invoke, let identifier):
                guard let current else { continue }
                let event = ExtensionsAPIReply.invocation(current, event: UUID().uuidString.lowercased())
                extensions.answer(identifier, event)
            case .deliver(.shutdown, let identifier):
                guard let shutdown = extensions.shutdown else { continue }
                let event = ExtensionsAPIReply.shutdown(shutdown.reason, deadline: shutdown.deadline)
                extensions.answer(identifier, event)
            }
        }
    }

    // MARK: What the log tells of them

    /// How far each came, at the end of an initialization.
    func reportExtensions() {
        for member in extensions?.machine.members ?? [] {
            log.write(
                .extension(
                    name: member.name,
                    state: member.state.rawValue,
                    events: member.events,
                    errorType: member.errorType
                ),
                to: current
            )
        }
    }

    /// How long extensions went on when the runtime was ready; nil when it never was, or there are none.
    func extensionOverhead() -> TelemetrySpan? {
        guard let extensions, extensions.isRuntimeDoneTold, let asked = extensions.runtimeAsked else { return nil }
        extensions.isRuntimeDoneTold = false
        let duration = Milliseconds(from: asked, to: eventLoop.now)
        let start = context.milliseconds - duration.nanoseconds / 1_000_000
        return TelemetrySpan(name: "extensionOverhead", start: start, duration: duration)
    }

    func detachExtensions() {
        log.telemetry?.close()
        log.telemetry = nil
        extensions?.close()
        extensions = nil
    }
}
