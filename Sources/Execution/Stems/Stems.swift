import Logging
import Sandbox
import Synchronization

/// The stems that wait, and the making of those that are missing: in the background, one after the other.
final class Stems: Sendable {
    private struct Waiting {
        let number: Int
        let stem: Stem
    }

    private struct State {
        var shelf: StemShelf<StemKey>
        var waiting: [StemKey: [Waiting]] = [:]
        var nextNumber = 0
        var worker: Task<Void, Never>?
        var expiry: Task<Void, Never>?
        var isStopped = false

        /// Takes away those that wait of these kinds.
        mutating func removeAll(_ keys: [StemKey]) -> [Stem] {
            keys.flatMap { (waiting.removeValue(forKey: $0) ?? []).map(\.stem) }
        }
    }

    /// How long after a demand one is made: the function that asked has the processors first.
    private static let pause = Duration.milliseconds(100)

    private let configuration: StemConfiguration
    private let maker: StemMaker
    private let logger: Logger
    private let state: Mutex<State>

    init(_ configuration: StemConfiguration, context: EnvironmentContext) {
        self.configuration = configuration
        self.maker = StemMaker(
            context: context,
            slots: StemSlots(directory: context.configuration.instanceDirectory + "/stems")
        )
        self.logger = context.logger
        self.state = Mutex(State(shelf: StemShelf(limit: configuration.limit)))
    }

    /// A version that is about to be invoked, perhaps.
    func want(for version: FunctionVersion, _ resources: PreparedResources) {
        guard configuration.limit > 0, case .available(let runtime) = resources.runtime else { return }
        let sandbox = SandboxConfiguration(
            version: version,
            resources: resources,
            runtime: runtime,
            context: maker.context
        )
        guard let key = maker.key(for: version, resources, runtime, sandbox) else { return }
        want(key, runtime: runtime.identifier.name)
    }

    /// One for an environment of the version, which nobody else will see; another is made when ``replace(_:)`` says that there is time.
    ///
    /// - Parameter configuration: of the environment's sandbox.
    func take(
        for version: FunctionVersion,
        _ resources: PreparedResources,
        _ runtime: ResolvedRuntime,
        _ configuration: SandboxConfiguration
    ) -> TakenStem? {
        guard self.configuration.limit > 0,
            let key = maker.key(for: version, resources, runtime, configuration)
        else { return nil }
        let stem = state.withLock { state -> Stem? in
            guard state.shelf.take(key) else { return nil }
            return state.waiting[key]?.popLast()?.stem
        }
        guard let stem else {
            want(key, runtime: runtime.identifier.name)
            return nil
        }
        return TakenStem(stem: stem, key: key, runtime: runtime.identifier.name)
    }

    /// Has another made: the one that was taken has its order, or was of no use.
    func replace(_ taken: TakenStem) {
        want(taken.key, runtime: taken.runtime)
    }

    /// What /opt shows to a version without layers that starts from a stem.
    func layers(of configuration: SandboxConfiguration) -> SandboxConfiguration {
        guard configuration.layers.isEmpty else { return configuration }
        var result = configuration
        result.layers = [maker.slots.nothing]
        return result
    }

    private func want(_ key: StemKey, runtime: String) {
        let unwanted = state.withLock { state -> [Stem] in
            guard !state.isStopped else { return [] }
            let size = configuration.size(for: runtime)
            let keys = state.shelf.want(key, size: size, at: .now)
            if state.worker == nil { state.worker = Task { await work() } }
            if state.expiry == nil { state.expiry = Task { await expire() } }
            return state.removeAll(keys)
        }
        endInBackground(unwanted)
    }

    // MARK: Making

    private func work() async {
        while (try? await Task.sleep(for: Self.pause)) != nil {
            let next = state.withLock { state -> StemKey? in
                let key = state.isStopped ? nil : state.shelf.next()
                if key == nil { state.worker = nil }
                return key
            }
            guard let next else { return }
            do {
                keep(try await maker.make(next), next)
            } catch {
                logger.debug("cannot make a stem", metadata: ["program": "\(next.executable)", "error": "\(error)"])
                state.withLock { $0.shelf.failed(next) }
            }
        }
        state.withLock { $0.worker = nil }
    }

    private func keep(_ stem: Stem, _ key: StemKey) {
        let number = state.withLock { state -> Int? in
            guard !state.isStopped, state.shelf.made(key) else { return nil }
            state.nextNumber += 1
            state.waiting[key, default: []].append(Waiting(number: state.nextNumber, stem: stem))
            return state.nextNumber
        }
        guard let number else { return endInBackground([stem]) }
        Task {
            _ = await stem.sandbox.waitForExit(of: stem.process.id)
            await died(number, key)
        }
    }

    /// The process of one that still waits is gone.
    private func died(_ number: Int, _ key: StemKey) async {
        let dead = state.withLock { state -> Stem? in
            guard let index = state.waiting[key]?.firstIndex(where: { $0.number == number }) else { return nil }
            state.shelf.died(key)
            return state.waiting[key]?.remove(at: index).stem
        }
        guard let dead else { return }
        logger.debug("a stem died", metadata: ["program": "\(key.executable)"])
        await dead.end()
    }

    // MARK: The end

    private func expire() async {
        while true {
            let next = state.withLock { state -> ContinuousClock.Instant? in
                let expiry = state.isStopped ? nil : state.shelf.expiry(after: configuration.lifetime)
                if expiry == nil { state.expiry = nil }
                return expiry
            }
            guard let next, (try? await Task.sleep(until: next)) != nil else { return }
            let old = state.withLock { state in
                state.removeAll(state.shelf.forget(before: .now - configuration.lifetime))
            }
            endInBackground(old)
        }
    }

    private func endInBackground(_ stems: [Stem]) {
        for stem in stems { Task { await stem.end() } }
    }

    /// Ends those that wait and makes no more.
    func stop() async {
        let (worker, expiry, waiting) = state.withLock { state in
            state.isStopped = true
            return (state.worker, state.expiry, state.removeAll(Array(state.waiting.keys)))
        }
        worker?.cancel()
        expiry?.cancel()
        await worker?.value
        await withTaskGroup { group in
            for stem in waiting { group.addTask { await stem.end() } }
        }
    }
}
