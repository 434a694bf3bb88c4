import Execution
import LambdaAPI
import Logging
import Storage

extension ControlPlane {
    /// Prepares in the background what a commit has promised.
    func begin(_ transition: TransitionRecord) {
        let injected = injections.take(transition.name, transition.operation)
        tasks.start { await self.finishRepeatedly(transition, injected) }
    }

    /// Takes up what was promised before the server ended.
    func resumeTransitions() async throws(APIError) {
        var last: String?
        while true {
            let page = try await store.transitions(after: last, limit: 100)
            for stored in page {
                begin(stored.value)
                last = stored.id
            }
            if page.isEmpty { return }
        }
    }

    /// Tries until the outcome is committed: a function must not stay locked because the storage failed once.
    private func finishRepeatedly(_ transition: TransitionRecord, _ injected: InjectedOutcome?) async {
        while !Task.isCancelled {
            do {
                try await finish(transition, injected)
                return
            } catch {
                logger.error(
                    "the end of an update cannot be stored, trying again",
                    metadata: ["function": "\(transition.key.arn)", "reason": "\(error.message ?? error.code)"]
                )
                try? await clock.sleep(for: .seconds(1))
            }
        }
    }

    private func finish(_ transition: TransitionRecord, _ injected: InjectedOutcome?) async throws(APIError) {
        guard let record = try await current(transition)?.value else { return }
        let outcome = await preparation(of: record.shown, key: record.key, injected)
        guard await hold(transition, injected) else { return }
        // Durable, then in the route, then visible: reads wait for this section.
        try await sections.run(record.key) { () async throws(APIError) in
            try await self.conclude(transition, outcome)
        }
    }

    private func preparation(
        of settings: FunctionSettings,
        key: FunctionKey,
        _ injected: InjectedOutcome?
    ) async -> Result<PreparedFunctionVersion, PreparationFailure> {
        if case .failed(let failure)? = injected?.outcome { return .failure(failure) }
        do {
            let version = FunctionTarget.latestQualifier
            return .success(try await prepare(FunctionSnapshot(settings, of: key, version: version)))
        } catch {
            logger.warning(
                "a function cannot be prepared",
                metadata: ["function": "\(key.arn)", "code": "\(error.reasonCode)", "reason": "\(error.reason)"]
            )
            return .failure(error)
        }
    }

    private func hold(_ transition: TransitionRecord, _ injected: InjectedOutcome?) async -> Bool {
        guard let injected else { return await hold(since: transition.began) }
        let delay = injected.delay ?? (injected.outcome == .underWay ? .seconds(86_400 * 36_500) : .zero)
        return await hold(since: transition.began, atLeast: delay)
    }

    /// Waits until a transition has lasted as long as it must.
    ///
    /// - Parameters:
    ///   - began: milliseconds since 1970.
    ///   - delay: for how long at least, beside what is configured for all.
    /// - Returns: false when the server ends meanwhile.
    func hold(since began: Int64, atLeast delay: Duration = .zero) async -> Bool {
        let passed = Duration.milliseconds(max(0, timestamp - began))
        let remaining = max(configuration.stateTransitionDelay, delay) - passed
        guard remaining > .zero else { return !Task.isCancelled }
        do {
            try await clock.sleep(for: remaining)
            return true
        } catch {
            return false
        }
    }

    private func conclude(
        _ transition: TransitionRecord,
        _ outcome: Result<PreparedFunctionVersion, PreparationFailure>
    ) async throws(APIError) {
        while let stored = try await current(transition) {
            var record = stored.value
            let action = record.lifecycle.handle(FunctionLifecycle.Event(outcome))
            if action == .adopt {
                if case .success(let prepared) = outcome { _ = record.shown.note(prepared.runtimeVersion) }
                record.effective = record.shown
            }
            record.revisionID = Identity.make()
            var changes: [RecordChange] = [
                try .put(record, expecting: .version(stored.version)),
                .delete(RecordNames.transition(record.key), expecting: .any),
            ]
            if let version = try await concluded(transition, outcome) {
                changes.append(version)
            }
            guard try await store.commit(changes) else { continue }
            if action == .adopt, case .success(let prepared) = outcome {
                let route = RouteKey(function: record.key, qualifier: FunctionTarget.latestQualifier)
                await preparer.limit(record.onDemandLimit, of: record.key)
                await preparer.publish(prepared, for: route)
            }
            return
        }
    }

    /// The version that was published with the change, in its last state; nil when there is none or it was deleted.
    private func concluded(
        _ transition: TransitionRecord,
        _ outcome: Result<PreparedFunctionVersion, PreparationFailure>
    ) async throws(APIError) -> RecordChange? {
        guard let number = transition.version,
            let stored = try await store.version(number, of: transition.key)
        else { return nil }
        var version = stored.value
        _ = version.lifecycle.handle(FunctionLifecycle.Event(outcome))
        return try .put(version, of: transition.key, expecting: .version(stored.version))
    }

    /// The function as long as this transition is the one that it waits for: it may have been deleted, and made again.
    private func current(
        _ transition: TransitionRecord
    ) async throws(APIError) -> FunctionStore.Stored<FunctionRecord>? {
        guard let stored = try await store.function(transition.key),
            stored.value.shown.generation == transition.generation,
            stored.value.lifecycle.isTransient
        else { return nil }
        return stored
    }
}

extension TransitionRecord {
    var key: FunctionKey {
        FunctionKey(account: account, region: region, name: name)
    }
}

extension FunctionLifecycle.Event {
    /// The end of a preparation.
    init(_ outcome: Result<PreparedFunctionVersion, PreparationFailure>) {
        switch outcome {
        case .success:
            self = .prepared
        case .failure(let failure):
            self = .preparationFailed(FunctionLifecycle.Reason(code: failure.reasonCode, text: failure.reason))
        }
    }
}
