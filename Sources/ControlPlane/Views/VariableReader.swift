import Execution
import Foundation
import LambdaAPI
import Neighbours
import Synchronization

/// Opens sealed variables for one request, each of them once.
///
/// Nothing is kept from one request to the next: a key that is disabled meanwhile is felt by the next one, as at the
/// service.
final class VariableReader: Sendable {
    private typealias Outcome = Result<[String: String], VaultError>

    private struct State {
        var opened: [Data: Outcome] = [:]
        /// Keys about which KMS could not be asked: nobody waits for that twice.
        var unavailable: [String: VaultError] = [:]
    }

    /// How many questions to KMS are under way at a time.
    private static let width = 8

    private let vault: VariableVault
    private let state = Mutex(State())

    init(vault: VariableVault) {
        self.vault = vault
    }

    /// Seals variables, which need not be opened any more in this request.
    func seal(
        _ variables: [String: String],
        underKey key: String?,
        of function: FunctionKey
    ) async throws(VaultError) -> Data {
        let sealed = try await vault.seal(variables, underKey: key, context: function.sealingContext)
        state.withLock { $0.opened[sealed] = .success(variables) }
        return sealed
    }

    func open(_ sealed: Data, of function: FunctionKey) async throws(VaultError) -> [String: String] {
        let key = VariableVault.keyToAsk(for: sealed)
        let known = state.withLock { state -> Outcome? in
            state.opened[sealed] ?? key.flatMap { state.unavailable[$0] }.map { .failure($0) }
        }
        if let known { return try known.get() }
        let outcome: Outcome
        do {
            outcome = .success(try await vault.open(sealed, context: function.sealingContext))
        } catch {
            outcome = .failure(error)
        }
        state.withLock { state in
            state.opened[sealed] = outcome
            if let key, case .failure(.key(let failure)) = outcome, failure.kind == .unavailable {
                state.unavailable[key] = .key(failure)
            }
        }
        return try outcome.get()
    }

    /// Opens what is about to be shown and needs KMS, several at a time.
    func openAhead(_ settings: [(FunctionSettings, FunctionKey)]) async {
        var wanted: [Data: FunctionKey] = [:]
        for (settings, function) in settings {
            guard let sealed = settings.environment?.sealed, VariableVault.keyToAsk(for: sealed) != nil else {
                continue
            }
            wanted[sealed] = function
        }
        var rest = wanted.makeIterator()
        await withTaskGroup { group in
            for _ in 0..<Self.width {
                guard let next = rest.next() else { break }
                group.addTask { _ = try? await self.open(next.key, of: next.value) }
            }
            while await group.next() != nil {
                guard let next = rest.next() else { continue }
                group.addTask { _ = try? await self.open(next.key, of: next.value) }
            }
        }
    }
}
