/// The extensions of one life of a runtime's process: events in, actions out.
///
/// External ones are known by the files that start them, internal ones come by registering. The runtime is ready for
/// its next event when it asked for it and each extension did. The machine has no clock and no processes.
struct ExtensionsStateMachine: Sendable {
    /// The names of the states are those that the service prints.
    enum State: String, Equatable, Sendable {
        case started = "Started"
        case registered = "Registered"
        case ready = "Ready"
        case running = "Running"
        case initializationError = "InitError"
        case exitError = "ExitError"
        case launchError = "LaunchError"
        case exited = "Exited"
    }

    struct Member: Equatable, Sendable {
        let name: String
        let isExternal: Bool
        fileprivate(set) var state = State.started
        /// Given out when it registers.
        fileprivate(set) var identifier: String?
        fileprivate(set) var events: [ExtensionEvent] = []
        /// What it, or its failed start, said of an error.
        fileprivate(set) var errorType: String?
    }

    enum Action: Equatable, Sendable {
        /// Every external extension has registered: the runtime may start.
        case startRuntime
        /// The runtime and all extensions wait for their next event.
        case settle
        /// Answer its `next` with the event, or the next one that comes.
        case deliver(ExtensionEvent, to: String)
    }

    /// How many extensions an environment may have.
    static let limit = 10

    private(set) var members: [Member]

    /// The type of the first error that an extension told of: the end of the environment has it for its cause.
    private(set) var firstError: String?

    private var isOpen = true
    private var isRuntimeReady = false
    private var isShuttingDown = false

    /// - Parameter external: the names of the files that are started.
    init(external: [String] = []) {
        members = external.map { Member(name: $0, isExternal: true) }
    }

    /// Whether some of the processes of an environment have registered, so that all of them end in good order.
    var hasRegistered: Bool { members.contains { $0.identifier != nil } }

    var hasExternal: Bool { members.contains(where: \.isExternal) }

    var areAllRegistered: Bool { members.allSatisfy { !$0.isExternal || $0.state != .started } }

    func member(_ identifier: String) -> Member? { members.first { $0.identifier == identifier } }

    // MARK: The API

    mutating func register(
        _ name: String,
        for names: [String],
        as identifier: String
    ) -> Result<[Action], ExtensionsRefusal> {
        guard !name.isEmpty else { return .failure(.emptyName) }
        let index = members.firstIndex { $0.name == name }
        let isExternal = index.map { members[$0].isExternal } ?? false
        var events: [ExtensionEvent] = []
        for text in names {
            guard let event = ExtensionEvent(rawValue: text), isExternal || event == .invoke else {
                return .failure(.invalidEvent(text, isInternal: !isExternal))
            }
            if !events.contains(event) { events.append(event) }
        }
        guard isExternal, let index else { return registerInternal(name, events, identifier, isTaken: index != nil) }
        guard members[index].state == .started else {
            return .failure(.transition(from: members[index].state.rawValue, to: "Registered", of: name))
        }
        members[index].state = .registered
        members[index].identifier = identifier
        members[index].events = events
        return .success(areAllRegistered ? [.startRuntime] : [])
    }

    private mutating func registerInternal(
        _ name: String,
        _ events: [ExtensionEvent],
        _ identifier: String,
        isTaken: Bool
    ) -> Result<[Action], ExtensionsRefusal> {
        guard isOpen else { return .failure(.registrationClosed) }
        guard members.count < Self.limit else { return .failure(.tooMany) }
        guard !isTaken else { return .failure(.nameTaken) }
        var member = Member(name: name, isExternal: false)
        member.state = .registered
        member.identifier = identifier
        member.events = events
        members.append(member)
        return .success([])
    }

    /// `GET event/next`.
    ///
    /// - Parameter isAlone: no other call of the extension waits; one whose asker went away does not.
    mutating func nextRequested(by identifier: String, isAlone: Bool) -> Result<[Action], ExtensionsRefusal> {
        guard let index = members.firstIndex(where: { $0.identifier == identifier }) else {
            return .failure(.unknown(identifier))
        }
        switch members[index].state {
        case .registered, .running: members[index].state = .ready
        case .ready where isAlone: break
        default:
            return .failure(.transition(from: members[index].state.rawValue, to: "Ready", of: identifier))
        }
        if isShuttingDown {
            guard members[index].isExternal, members[index].events.contains(.shutdown) else { return .success([]) }
            members[index].state = .running
            return .success([.deliver(.shutdown, to: identifier)])
        }
        return .success(settled())
    }

    /// `POST init/error` and `POST exit/error`: the process is expected to end now.
    mutating func errorPosted(
        by identifier: String,
        _ type: String,
        isInitialization: Bool
    ) -> ExtensionsRefusal? {
        guard let index = members.firstIndex(where: { $0.identifier == identifier }) else {
            return ExtensionsRefusal(
                type: "Extension.UnknownExtensionIdentifier",
                message: "Unknown Lambda-Extension-Identifier"
            )
        }
        let next: State = isInitialization ? .initializationError : .exitError
        switch (members[index].state, isInitialization) {
        case (.initializationError, true), (.exitError, false):
            // Only the first one counts.
            return nil
        case (.registered, _), (.ready, false), (.running, false):
            members[index].state = next
            members[index].errorType = type
            fail(isInitialization ? "Extension.InitError" : "Extension.ExitError")
            return nil
        default:
            let name = isInitialization ? "InitError" : "Exited"
            return .transition(from: members[index].state.rawValue, to: name, of: identifier)
        }
    }

    // MARK: Processes

    /// A file that could not be started, or one too many.
    ///
    /// - Parameter type: `PermissionDenied`, `TooManyExtensions` or `UnknownError`.
    mutating func didNotStart(_ name: String, _ type: String) {
        guard let index = members.firstIndex(where: { $0.name == name }) else { return }
        members[index].state = .launchError
        members[index].errorType = type
        fail("Extension.LaunchError")
    }

    /// The process of an external extension ended without being asked to.
    ///
    /// - Returns: the type of the error that this is; nil when nobody minds.
    mutating func exited(_ name: String) -> String? {
        guard !isShuttingDown, members.contains(where: { $0.name == name }) else { return nil }
        fail("Extension.Crash")
        return firstError
    }

    // MARK: The runtime

    /// The runtime asks for its next event.
    mutating func runtimeAsked() -> [Action] {
        isOpen = false
        isRuntimeReady = true
        return settled()
    }

    /// An invocation is given to the runtime.
    mutating func invoked() -> [Action] {
        isRuntimeReady = false
        return deliver(.invoke)
    }

    /// All processes are to end: external ones are told that asked to be.
    mutating func shutDown() -> [Action] {
        isShuttingDown = true
        return deliver(.shutdown)
    }

    private mutating func deliver(_ event: ExtensionEvent) -> [Action] {
        members.indices.compactMap { index in
            let member = members[index]
            guard let identifier = member.identifier, member.state == .ready, member.events.contains(event) else {
                return nil
            }
            members[index].state = .running
            return .deliver(event, to: identifier)
        }
    }

    private mutating func settled() -> [Action] {
        guard isRuntimeReady, !isShuttingDown, members.allSatisfy({ $0.state == .ready }) else { return [] }
        return [.settle]
    }

    private mutating func fail(_ type: String) {
        if firstError == nil { firstError = type }
    }
}
