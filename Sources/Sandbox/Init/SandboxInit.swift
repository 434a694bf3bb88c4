internal import CSandbox
import Glibc
import Synchronization

/// The init of one sandbox and the processes under it, as the server talks to them.
final class SandboxInit: Sendable {
    let name: String
    private let initProcess: Int32
    private let conversation: Conversation
    private let exits: ExitTable
    private let waitUntilReaped: @Sendable () async -> Void

    /// Owns `descriptor`, the socket to the init.
    init(
        name: String,
        initProcess: Int32,
        descriptor: CInt,
        poller: Poller,
        waitUntilReaped: @escaping @Sendable () async -> Void
    ) {
        self.name = name
        self.initProcess = initProcess
        self.waitUntilReaped = waitUntilReaped
        let exits = ExitTable()
        self.exits = exits
        conversation = Conversation(
            descriptor: descriptor,
            poller: poller,
            endError: SandboxError(.sandboxGone, message: "the sandbox \(name) is gone"),
            onEvent: { message in
                guard message.header.kind == LAMBENT_EXITED,
                    let exited = message.content(as: lambent_exited.self)
                else { return }
                let exit: ProcessExit = exited.signal != 0 ? .signalled(exited.signal) : .exited(exited.status)
                exits.ended(request: message.header.request, exit, peak: Int(exited.peak))
            },
            onEnd: { exits.endAll() }
        )
        conversation.open()
    }

    func start(_ process: ProcessSpecification) async throws(SandboxError) -> StartedProcess {
        let message = try process.startMessage()
        let output = try OutputPipe()
        defer { output.closeWriteEnd() }
        let errors: OutputPipe
        do throws(SandboxError) {
            errors = try OutputPipe()
        } catch {
            output.closeReadEnd()
            throw error
        }
        defer { errors.closeWriteEnd() }
        do throws(SandboxError) {
            let answer = try await conversation.ask(
                UInt32(LAMBENT_START),
                message,
                descriptors: [output.writeEnd, errors.writeEnd] + process.descriptors
            )
            guard let started = answer.content(as: lambent_started.self) else {
                throw SandboxError(.startFailed, message: "the init of \(name) does not make sense")
            }
            guard started.step == LAMBENT_STEP_NONE else { throw process.error(of: started) }
            exits.started(started.process, request: answer.header.request)
            return StartedProcess(
                id: started.process,
                standardOutput: output.readEnd,
                standardError: errors.readEnd
            )
        } catch {
            output.closeReadEnd()
            errors.closeReadEnd()
            throw error
        }
    }

    func waitForExit(of id: Int32) async -> ProcessExit {
        await exits.waitForExit(of: id)
    }

    func signal(_ number: CInt, to id: Int32) async -> Bool {
        var signal = lambent_signal()
        signal.process = id
        signal.number = number
        let answer = try? await conversation.ask(UInt32(LAMBENT_SIGNAL), MessageBuilder(signal))
        return answer?.content(as: lambent_signalled.self)?.error == 0
    }

    /// A connection within its network.
    func connect(to port: UInt16) async throws(SandboxError) -> CInt {
        let answer = try await conversation.ask(UInt32(LAMBENT_SOCKET), MessageBuilder(lambent_header()))
        guard let made = answer.content(as: lambent_socketed.self), made.error == 0,
            let socket = answer.descriptors.first
        else { throw SandboxError(.networkFailed, message: "cannot make a socket in \(name)") }
        try await LoopbackConnection.connect(socket, to: port)
        return socket
    }

    /// - Parameter keepingPeak: the peak memory does not start anew.
    func killProcesses(keepingPeak: Bool = false) async {
        // The only failure is that the sandbox is gone, and its processes with it.
        _ = try? await conversation.ask(UInt32(LAMBENT_KILL), MessageBuilder(lambent_header()))
        if !keepingPeak { exits.forgetPeak() }
    }

    /// What the processes hold, in bytes: the sum of their resident sizes now, and the largest that one of them ever had.
    func memory() -> (resident: Int, highest: Int) {
        guard conversation.isOpen else { return (0, 0) }
        let memory = lambent_tree_memory(initProcess)
        return (Int(memory.resident), Int(memory.highest))
    }

    /// Takes the sample into account and returns the largest since the last `killProcesses`.
    func peak(atLeast sample: Int) -> Int {
        exits.peak(atLeast: sample)
    }

    /// Gives the sandbox its own mounts, name and listeners. Returns the descriptors of the listeners.
    ///
    /// - Parameter told: a descriptor that a zero byte is written to when all is in place.
    func furnish(
        _ message: MessageBuilder,
        mounts: [CInt],
        telling told: CInt? = nil
    ) async throws(SandboxError) -> [CInt] {
        let descriptors = mounts + [told].compactMap(\.self)
        let answer = try await conversation.ask(UInt32(LAMBENT_FURNISH), message, descriptors: descriptors)
        guard let furnished = answer.content(as: lambent_furnished.self) else {
            throw SandboxError(.makeFailed, message: "the init of \(name) does not make sense")
        }
        guard furnished.step == 0 else {
            throw SandboxError(.makeFailed, errno: furnished.error, message: furnished.reason(sandbox: name))
        }
        return answer.descriptors
    }

    /// Replaces what may be sent over the interface.
    func filter(_ interface: SandboxInterface, _ rules: [FilterRule]) async throws(SandboxError) {
        let answer = try await conversation.ask(UInt32(LAMBENT_FILTER), try interface.filterMessage(rules))
        try check(answer, interface)
    }

    /// Brings the interface up.
    func connect(_ interface: SandboxInterface) async throws(SandboxError) {
        try check(try await conversation.ask(UInt32(LAMBENT_CONNECT), interface.connectMessage), interface)
    }

    private func check(_ answer: Message, _ interface: SandboxInterface) throws(SandboxError) {
        guard let networked = answer.content(as: lambent_networked.self) else {
            throw SandboxError(.makeFailed, message: "the init of \(name) does not make sense")
        }
        guard networked.step == 0 else { throw networked.error(interface, sandbox: name) }
    }

    /// Kills everything and returns when nothing is left.
    func destroy() async {
        conversation.tell(UInt32(LAMBENT_DESTROY))
        await conversation.waitForEnd()
        await waitUntilReaped()
    }
}
