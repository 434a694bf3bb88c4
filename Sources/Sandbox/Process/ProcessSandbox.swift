internal import CSandbox
import Glibc
import Synchronization

/// A process tree under an init, with no isolation but that.
final class ProcessSandbox: Sandbox {
    let name: String
    let paths: SandboxPaths
    let listeners: [CInt]
    private let initProcess: Int32
    private let conversation: Conversation
    private let exits: ExitTable
    private let waitUntilReaped: @Sendable () async -> Void

    /// Owns `descriptor`, the socket to the init.
    init(
        name: String,
        paths: SandboxPaths,
        listeners: [CInt],
        initProcess: Int32,
        descriptor: CInt,
        poller: Poller,
        waitUntilReaped: @escaping @Sendable () async -> Void
    ) {
        self.name = name
        self.paths = paths
        self.listeners = listeners
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

    func killProcesses() async {
        // The only failure is that the sandbox is gone, and its processes with it.
        _ = try? await conversation.ask(UInt32(LAMBENT_KILL), MessageBuilder(lambent_header()))
        exits.forgetPeak()
    }

    func freeze() async {}

    func thaw() async {}

    func outOfMemoryKills() async -> Int { 0 }

    func memoryInUse() async -> Int {
        guard conversation.isOpen else { return 0 }
        return Int(lambent_tree_memory(initProcess).resident)
    }

    func update(memory: Int?, vCPUs: Double?) async {}

    func peakMemory() async -> Int {
        guard conversation.isOpen else { return exits.peak(atLeast: 0) }
        let memory = lambent_tree_memory(initProcess)
        return exits.peak(atLeast: Int(max(memory.resident, memory.highest)))
    }

    func destroy() async {
        conversation.tell(UInt32(LAMBENT_DESTROY))
        await conversation.waitForEnd()
        await waitUntilReaped()
    }
}
