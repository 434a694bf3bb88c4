internal import CSandbox
import Glibc
internal import Logging

/// An init that was just made, and the request that names its sandbox to the launcher.
struct MadeInit: Sendable {
    let processes: SandboxInit
    let request: UInt32
}

/// One launcher process and the conversation with it.
final class LauncherConnection: Sendable {
    let process: pid_t
    private let poller: Poller
    private let conversation: Conversation
    private let table: SandboxTable

    private init(process: pid_t, poller: Poller, conversation: Conversation, table: SandboxTable) {
        self.process = process
        self.poller = poller
        self.conversation = conversation
        self.table = table
    }

    /// Starts the launcher and waits until it answers.
    static func start(
        executable: String,
        arguments: [String],
        poller: Poller,
        logger: Logger
    ) async throws(SandboxError) -> LauncherConnection {
        var ends: [CInt] = [-1, -1]
        guard lambent_socketpair(&ends) == 0 else {
            throw SandboxError(.launcherUnavailable, errno: errno, message: "cannot make a socket for the launcher")
        }
        var process: pid_t = 0
        let failure = spawn(executable, ["lambent-launcher"] + arguments, control: ends[1], process: &process)
        close(ends[1])
        guard failure == 0 else {
            close(ends[0])
            throw SandboxError(.launcherUnavailable, errno: failure, message: "cannot start the launcher \(executable)")
        }
        let table = SandboxTable()
        let launcher = process
        let conversation = Conversation(
            descriptor: ends[0],
            poller: poller,
            endError: SandboxError(.launcherGone, message: "the launcher (process \(launcher)) ended"),
            onEvent: { message in
                if message.header.kind == LAMBENT_ENDED { table.ended(message.header.request) }
            },
            onEnd: {
                var status: CInt = 0
                while waitpid(launcher, &status, 0) < 0, errno == EINTR {}
                logger.debug("launcher ended", metadata: ["process": "\(launcher)", "status": "\(status)"])
                table.endedAll()
            }
        )
        conversation.open()
        let connection = LauncherConnection(process: process, poller: poller, conversation: conversation, table: table)
        try await connection.greet(executable)
        return connection
    }

    /// Environment of the launcher: what the dynamic linker may need, nothing of the server's own.
    private static func spawn(
        _ executable: String,
        _ arguments: [String],
        control: CInt,
        process: inout pid_t
    ) -> CInt {
        let names = ["PATH", "LD_LIBRARY_PATH", "LANG"]
        let environment: [String] = names.compactMap { (name: String) -> String? in
            guard let value = getenv(name) else { return nil }
            return "\(name)=\(String(cString: value))"
        }
        let argv: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        let variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) } + [nil]
        defer { for string in argv + variables { free(string) } }
        return lambent_spawn(executable, argv, variables, control, &process)
    }

    private func greet(_ executable: String) async throws(SandboxError) {
        var hello = lambent_hello()
        hello.version = UInt32(LAMBENT_PROTOCOL_VERSION)
        let answer = try await conversation.ask(UInt32(LAMBENT_HELLO), MessageBuilder(hello))
        guard answer.content(as: lambent_hello.self)?.version == hello.version else {
            conversation.closeOutput()
            throw SandboxError(.launcherUnavailable, message: "\(executable) is not a launcher of this version")
        }
    }

    var isOpen: Bool { conversation.isOpen }

    /// A new init in a sandbox of its own; `isolation` nil: a plain process tree. The image of /tmp stays the caller's.
    func makeInit(
        name: String,
        isolation: IsolationRequest? = nil,
        temporaryImage: CInt? = nil
    ) async throws(SandboxError) -> MadeInit {
        let message = try IsolationRequest.createMessage(name: String(name.prefix(64)), isolation)
        let request = conversation.nextRequest()
        table.add(request)
        do throws(SandboxError) {
            let answer = try await conversation.ask(
                UInt32(LAMBENT_CREATE),
                message,
                request: request,
                descriptors: temporaryImage.map { [$0] } ?? []
            )
            guard let created = answer.content(as: lambent_created.self), created.error == 0,
                let descriptor = answer.descriptors.first
            else {
                let error = answer.content(as: lambent_created.self)?.error
                throw SandboxError(.makeFailed, errno: error, message: "cannot make the sandbox \(name)")
            }
            let processes = SandboxInit(
                name: name,
                initProcess: created.process,
                descriptor: descriptor,
                poller: poller,
                waitUntilReaped: { [table] in await table.waitForEnd(of: request) }
            )
            return MadeInit(processes: processes, request: request)
        } catch {
            table.ended(request)
            throw error
        }
    }

    /// Builds what isolated sandboxes are made from; once. What the launcher found that works.
    func buildStage(_ request: StageRequest) async throws(SandboxError) -> LauncherFindings {
        let answer = try await conversation.ask(UInt32(LAMBENT_STAGE), try request.message())
        guard let staged = answer.content(as: lambent_staged.self) else {
            throw SandboxError(.launcherUnavailable, message: "the launcher does not make sense")
        }
        guard staged.step == 0 else {
            throw SandboxError(.isolationUnavailable, errno: staged.error, message: staged.reason)
        }
        return LauncherFindings(rawValue: staged.found)
    }

    /// The mounts, as descriptors that the caller closes.
    func prepare(_ mounts: [SandboxMount], for request: UInt32) async throws(SandboxError) -> [CInt] {
        guard !mounts.isEmpty else { return [] }
        let message = try SandboxMount.prepareMessage(mounts, sandbox: request)
        let answer = try await conversation.ask(UInt32(LAMBENT_PREPARE), message)
        guard let prepared = answer.content(as: lambent_prepared.self) else {
            throw SandboxError(.launcherUnavailable, message: "the launcher does not make sense")
        }
        guard prepared.error == 0, answer.descriptors.count == mounts.count else {
            for descriptor in answer.descriptors { close(descriptor) }
            let failed =
                mounts.indices.contains(Int(prepared.index)) ? mounts[Int(prepared.index)].description : "a mount"
            throw SandboxError(.makeFailed, errno: prepared.error, message: "cannot prepare \(failed)")
        }
        return answer.descriptors
    }

    /// Takes hold of a shared directory, for a sandbox of that user, or for one whose user is the owner.
    ///
    /// - Returns: nothing attached when its file system cannot show the owner's files as another's.
    func attach(
        _ directory: SharedDirectory,
        as user: SandboxUser?,
        limit: Duration
    ) async throws(SandboxError) -> (attached: SharedDirectory.Attached?, owner: SharedDirectory.Owner) {
        let message = try directory.attachMessage(as: user, limit: limit)
        return try directory.attached(try await conversation.ask(UInt32(LAMBENT_ATTACH), message))
    }

    /// Makes the wire between a sandbox and a network; the sandbox's end is not up yet.
    func join(
        _ interface: SandboxInterface,
        name: String,
        to request: UInt32,
        namespace: CInt?
    ) async throws(SandboxError) {
        let answer = try await conversation.ask(
            UInt32(LAMBENT_JOIN),
            try interface.joinMessage(name: name, sandbox: request),
            descriptors: namespace.map { [$0] } ?? []
        )
        guard let joined = answer.content(as: lambent_networked.self) else {
            throw SandboxError(.launcherUnavailable, message: "the launcher does not make sense")
        }
        guard joined.step == 0 else { throw joined.error(interface, sandbox: "a sandbox") }
    }

    /// The launcher kills every sandbox and ends; returns when it is reaped.
    func shutdown() async {
        conversation.closeOutput()
        await conversation.waitForEnd()
    }
}
