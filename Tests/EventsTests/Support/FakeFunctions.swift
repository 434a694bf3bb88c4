import ControlPlane
import Execution
import LambdaAPI
import NIOCore
import Synchronization

@testable import Events

/// Functions that exist, say of their events what the test wants, and answer what it wants.
final class FakeFunctions: InvocationTargets, FunctionSettingsSource, FunctionInvoker {
    typealias Answer = @Sendable (Invocation) -> Result<InvocationOutcome, APIError>

    private struct State {
        var settings: [String: AsynchronousInvocationSettings] = ["f": .init(), "g": .init(), "h": .init()]
        var answer: Answer = { .success(InvocationOutcome(payload: $0.payload, executedVersion: "$LATEST")) }
        var invocations: [(function: String, invocation: Invocation)] = []
        var running: [String: Int] = [:]
        var begun: [String: [ContinuousClock.Instant]] = [:]
        var traces: [EventTrace] = []
        var isHeld = false
        var held: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    static func failure(_ message: String) -> Result<InvocationOutcome, APIError> {
        .success(
            InvocationOutcome(
                payload: ByteBuffer(string: #"{"errorMessage":"\#(message)","errorType":"E"}"#),
                functionError: "Unhandled",
                executedVersion: "$LATEST"
            )
        )
    }

    func change(_ function: String, _ body: (inout AsynchronousInvocationSettings) -> Void) {
        state.withLock { state in
            var settings = state.settings[function] ?? .init()
            body(&settings)
            state.settings[function] = settings
        }
    }

    func delete(_ function: String) {
        state.withLock { $0.settings[function] = nil }
    }

    func answer(_ answer: @escaping Answer) {
        state.withLock { $0.answer = answer }
    }

    /// Invocations wait from now on until ``release()``.
    func hold() {
        state.withLock { $0.isHeld = true }
    }

    func release() {
        let held = state.withLock { state in
            state.isHeld = false
            defer { state.held = [] }
            return state.held
        }
        for continuation in held { continuation.resume() }
    }

    var invocations: [(function: String, invocation: Invocation)] { state.withLock { $0.invocations } }

    var traces: [EventTrace] { state.withLock { $0.traces } }

    func record(_ trace: EventTrace) {
        state.withLock { $0.traces.append(trace) }
    }

    func runs(of id: String) -> Int {
        state.withLock { $0.invocations.count { $0.invocation.requestID == id } }
    }

    func runningCount(_ function: String) -> Int { state.withLock { $0.running[function] ?? 0 } }

    /// When its invocations began, in their order.
    func begun(_ function: String) -> [ContinuousClock.Instant] { state.withLock { $0.begun[function] ?? [] } }

    func checkInvocable(_ function: String, qualifier: String?, _ caller: Caller) async throws(APIError) {
        let name = FunctionIdentifier(parsing: function).name
        guard state.withLock({ $0.settings[name] != nil }) else {
            throw .resourceNotFoundException("Function not found: \(function)")
        }
    }

    func settings(
        of function: FunctionKey,
        qualifier: String
    ) async throws(APIError) -> AsynchronousInvocationSettings? {
        state.withLock { $0.settings[function.name] }
    }

    func invoke(
        _ invocation: Invocation,
        of function: FunctionKey,
        qualifier: String
    ) async -> Result<InvocationOutcome, APIError> {
        await withCheckedContinuation { continuation in
            let isFree = state.withLock { state in
                state.invocations.append((function.name, invocation))
                state.begun[function.name, default: []].append(.now)
                state.running[function.name, default: 0] += 1
                if state.isHeld { state.held.append(continuation) }
                return !state.isHeld
            }
            if isFree { continuation.resume() }
        }
        let answer = state.withLock { state in
            state.running[function.name, default: 1] -= 1
            return state.answer
        }
        return answer(invocation)
    }
}
