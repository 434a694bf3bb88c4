import ControlPlane
import Execution
import Synchronization

/// Prepares at once, or when told, or not at all; remembers what is behind each qualifier.
final class FakePreparer: FunctionPreparer {
    private struct State {
        var routes: [RouteKey: PreparedFunctionVersion] = [:]
        var aliases: [RouteKey: AliasRoute] = [:]
        var provisioned: [FunctionKey: [String: Int]] = [:]
        var provisionFailure: String?
        var limits: [FunctionKey: Int] = [:]
        var unreserved: [String: Int] = [:]
        var published: [FunctionSnapshot] = []
        var preparations = 0
        var failure: PreparationFailure?
        var isHeld = false
        var waiting: [CheckedContinuation<Void, Never>] = []
        var runtimes = ["1.0.1"]
        var uses: [RouteKey: Duration] = [:]
    }

    private let state = Mutex(State())

    /// Preparations wait until ``release()``.
    func hold() {
        state.withLock { $0.isHeld = true }
    }

    func release() {
        let waiting = state.withLock { state in
            state.isHeld = false
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    /// Every preparation from now on fails with this, or succeeds for nil.
    func fail(with failure: PreparationFailure?) {
        state.withLock { $0.failure = failure }
    }

    /// What an invocation would run.
    func version(behind qualifier: String = "$LATEST", of function: FunctionKey) -> FunctionSnapshot? {
        state.withLock { $0.routes[RouteKey(function: function, qualifier: qualifier)]?.version }
    }

    /// Where invocations of an alias go.
    func route(of alias: String, of function: FunctionKey) -> AliasRoute? {
        state.withLock { $0.aliases[RouteKey(function: function, qualifier: alias)] }
    }

    /// How many environments each version is to have ahead.
    func provisioned(of function: FunctionKey) -> [String: Int] { state.withLock { $0.provisioned[function] ?? [:] } }

    /// No environment can be started ahead, for this reason.
    func failProvisioning(with reason: String?) {
        state.withLock { $0.provisionFailure = reason }
    }

    /// How many invocations of a function may run; nil for as many as the account allows.
    func limit(of function: FunctionKey) -> Int? { state.withLock { $0.limits[function] } }

    /// How many invocations of functions without a limit may run, once that was said.
    func unreserved(region: String) -> Int? { state.withLock { $0.unreserved[region] } }

    var published: [FunctionSnapshot] { state.withLock { $0.published } }

    var preparations: Int { state.withLock { $0.preparations } }

    func prepare(_ version: FunctionSnapshot) async throws(PreparationFailure) -> PreparedFunctionVersion {
        await withCheckedContinuation { continuation in
            let isFree = state.withLock { state in
                state.preparations += 1
                guard state.isHeld else { return true }
                state.waiting.append(continuation)
                return false
            }
            if isFree { continuation.resume() }
        }
        if let failure = state.withLock({ $0.failure }) { throw failure }
        return PreparedFunctionVersion(version: version)
    }

    func publish(_ prepared: PreparedFunctionVersion, for key: RouteKey) async -> PreparedFunctionVersion {
        await Task.yield()
        return state.withLock { state in
            if let known = state.routes[key], known.version.generation == prepared.version.generation { return known }
            state.routes[key] = prepared
            state.published.append(prepared.version)
            return prepared
        }
    }

    func publish(_ alias: AliasRoute, for key: RouteKey) async {
        await Task.yield()
        state.withLock { $0.aliases[key] = alias }
    }

    func provision(_ counts: [String: Int], of function: FunctionKey) async {
        state.withLock { $0.provisioned[function] = counts }
    }

    func provisionedState(of key: RouteKey) async -> ProvisionedState {
        state.withLock { state in
            let target = state.provisioned[key.function]?[key.qualifier] ?? 0
            let failure = state.provisionFailure
            return ProvisionedState(target: target, ready: failure == nil ? target : 0, failure: failure)
        }
    }

    func limit(_ concurrency: Int?, of function: FunctionKey) async {
        state.withLock { $0.limits[function] = concurrency }
    }

    func limit(unreserved: Int, account: String, region: String) async {
        state.withLock { $0.unreserved[region] = unreserved }
    }

    func withdraw(_ function: FunctionKey, qualifier: String?) async {
        state.withLock { state in
            for key in state.routes.keys where key.function == function {
                if qualifier == nil || key.qualifier == qualifier { state.routes[key] = nil }
            }
            for key in state.aliases.keys where key.function == function {
                if qualifier == nil || key.qualifier == qualifier { state.aliases[key] = nil }
            }
        }
    }

    /// The versions that every runtime has, the one that functions run on unless told first.
    func setRuntimes(_ versions: [String]) { state.withLock { $0.runtimes = versions } }

    static func runtime(_ name: String = "python3.12", _ version: String) -> RuntimeVersion {
        RuntimeVersion(runtime: name, version: version, program: "/opt/\(version)/bin/it")
    }

    func runtimeVersion(of runtime: String, architecture: String) async -> RuntimeVersion? {
        await runtimeVersions(of: runtime).first
    }

    func runtimeVersions(of runtime: String) async -> [RuntimeVersion] {
        state.withLock(\.runtimes).map { Self.runtime(runtime, $0) }
    }

    /// How long ago something was invoked; nil for never.
    func used(_ age: Duration?, qualifier: String = "$LATEST", of function: FunctionKey) {
        state.withLock { $0.uses[RouteKey(function: function, qualifier: qualifier)] = age }
    }

    func uses() async -> [RouteKey: Duration] { state.withLock { $0.uses } }

    func packageDigestsInUse() async -> Set<String> { [] }
}
