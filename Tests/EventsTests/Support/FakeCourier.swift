import Synchronization

@testable import Events

/// Takes what is delivered, or refuses it as told.
final class FakeCourier: Courier {
    struct Delivered: Sendable {
        var parcel: Parcel
        var kind: Delivery.Kind
        var target: DeliveryTarget
    }

    private struct State {
        var delivered: [Delivered] = []
        var failures: [DeliveryFailure] = []
        var attempts = 0
    }

    private let state = Mutex(State())

    /// The next deliveries fail, each with one of these.
    func fail(_ failures: [DeliveryFailure]) {
        state.withLock { $0.failures = failures }
    }

    var delivered: [Delivered] { state.withLock { $0.delivered } }

    var attempts: Int { state.withLock { $0.attempts } }

    func deliver(_ parcel: Parcel, _ kind: Delivery.Kind, to target: DeliveryTarget) async throws(DeliveryFailure) {
        let failure = state.withLock { state -> DeliveryFailure? in
            state.attempts += 1
            if !state.failures.isEmpty { return state.failures.removeFirst() }
            state.delivered.append(Delivered(parcel: parcel, kind: kind, target: target))
            return nil
        }
        if let failure { throw failure }
    }
}
