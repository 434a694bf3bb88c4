import HTTPServer
import NIOCore
import NIOHTTP1
import Sandbox

/// An execution environment: carries out what its state machine decides. Event loop only; that is what guards its state.
final class ExecutionEnvironment: @unchecked Sendable {
    let context: EnvironmentContext
    let version: PreparedFunctionVersion
    /// Whose member it is.
    let pool: EnvironmentPool
    let resources: PreparedResources
    let runtime: ResolvedRuntime
    let host: EnvironmentHost
    let log: EnvironmentLog
    let sampler: MemorySampler
    /// It cannot use more memory than its version's; asked once.
    let limitsMemory: Bool

    weak var delegate: (any ExecutionEnvironmentDelegate)?

    /// Since when it waits for an invocation.
    var idleSince: NIODeadline

    /// From when its credentials are too old for another invocation, in milliseconds since 1970: they end by the clock on
    /// the wall, also while the machine sleeps.
    var retiresAt = Int64.max

    var machine = EnvironmentStateMachine()
    var current: ActiveInvocation?

    /// Who waits for an event.
    var parked: (any EventAsker)?

    /// The body that came with the call of the Runtime API that is being handled.
    var posted = ByteBuffer()
    var postedContentType: String?
    /// What it says of the cause of an error, for traces.
    var postedCause: String?

    /// Calls that came before the start of their process was known, so that nothing that it wrote before is missed.
    var earlyCalls: [() -> Void] = []
    var isStarting = false

    /// What waits until the output of the process is read.
    var workAfterOutput: [WorkAfterOutput] = []
    var outputCheck: Scheduled<Void>?

    /// The processes started so far: what comes from an earlier one is stale.
    var incarnation = 0
    var process: EnvironmentProcess?

    /// Those of this life of its process; nil while there are none.
    var extensions: EnvironmentExtensions?
    /// Why its processes end next, in the word that extensions are told.
    var shutdownReason = ShutdownReason.failure
    /// Nobody waits for processes that end slowly.
    var endsAtOnce = false

    /// Whether its process asked for an event once.
    var isInitialized = false
    var initializationBegan: NIODeadline
    /// The length of an initialization that the next REPORT tells.
    var initialization: Milliseconds?
    var initializationDeadline: Scheduled<Void>?
    /// Those since the last invocation, for its trace.
    var timedInitializations: [TimedInitialization] = []

    /// The last work on the host; the next waits for it.
    var hostWork: Task<Void, Never>?

    var deadlineCheck: Scheduled<Void>?
    var deadlineCheckAt = NIODeadline.distantFuture

    var freezeCheck: Scheduled<Void>?
    var samplingCheck: Scheduled<Void>?

    var eventLoop: any EventLoop { context.eventLoop }

    init(
        context: EnvironmentContext,
        version: PreparedFunctionVersion,
        pool: EnvironmentPool,
        resources: PreparedResources,
        runtime: ResolvedRuntime
    ) {
        let identifier = LogStreamName.makeIdentifier()
        let stream = LogStreamName.make(
            for: version.version,
            date: context.configuration.now(),
            identifier: identifier
        )
        self.context = context
        self.version = version
        self.pool = pool
        self.resources = resources
        self.runtime = runtime
        self.idleSince = context.eventLoop.now
        self.initializationBegan = context.eventLoop.now
        self.host = EnvironmentHost(
            context: context,
            identifier: identifier,
            version: version.version,
            resources: resources,
            runtime: runtime,
            logStream: stream
        )
        self.log = EnvironmentLog(
            settings: version.version.logging,
            stream: stream,
            sink: context.logs,
            eventLoop: context.eventLoop,
            milliseconds: { context.milliseconds }
        )
        self.sampler = MemorySampler(eventLoop: context.eventLoop)
        self.limitsMemory = context.launcher.enforcement.enforces(.memory)
    }

    // MARK: Orders

    /// Makes the environment for an invocation.
    func create(for invocation: ActiveInvocation) {
        host.handler.attach(self)
        current = invocation
        perform(machine.create(for: invocation.invocation.requestID))
    }

    /// Makes the environment before any invocation asks for it.
    func createAhead() {
        host.handler.attach(self)
        perform(machine.create(for: nil))
    }

    /// Gives an invocation to an environment that is available.
    func assign(_ invocation: ActiveInvocation) {
        current = invocation
        perform(machine.assign(invocation.invocation.requestID))
    }

    /// No invocation follows the one it holds.
    func drain() {
        perform(machine.drain())
    }

    /// Nobody needed it for long enough.
    func endIdle() {
        perform(machine.idleDeadlinePassed())
    }

    /// Ends at once, whatever it does.
    func endNow() {
        endsAtOnce = true
        perform(machine.endNow())
    }

    // MARK: Actions

    func perform(_ actions: [EnvironmentAction]) {
        for action in actions {
            perform(action)
        }
    }

    /// What follows from a time that is over.
    func timeOut(_ actions: [EnvironmentAction]) {
        shutdownReason = .timeout
        perform(actions)
        shutdownReason = .failure
    }

    private func perform(_ action: EnvironmentAction) {
        switch action {
        case .startProcess(let phase): startProcess(phase)
        case .armInitializationDeadline: armInitializationDeadline()
        case .disarmInitializationDeadline: disarmInitializationDeadline()
        case .reportInitialization(let phase, let status): reportInitialization(phase, status)
        case .beginInvocation: beginInvocation()
        case .deliver: deliver()
        case .answer(let answer): self.answer(answer)
        case .finishInvocation(let status): finishInvocation(status)
        case .killProcesses: killProcesses()
        case .freeze: freeze()
        case .thaw: thaw()
        case .becomeAvailable: becomeAvailable()
        case .becomeUnavailable: delegate?.environmentIsUnavailable(self)
        case .destroy: destroy()
        }
    }

    private func becomeAvailable() {
        idleSince = eventLoop.now
        releaseSlot()
        delegate?.environmentIsAvailable(self)
        armFreeze()
    }

    /// The invocation phase is over, whether or not REPORT is written yet.
    func releaseSlot() {
        guard let invocation = current else { return }
        current = nil
        invocation.release()
    }
}
