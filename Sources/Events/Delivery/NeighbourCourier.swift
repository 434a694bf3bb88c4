import Foundation
import Neighbours

/// Carries the ends of events to neighbouring services.
struct NeighbourCourier: Courier {
    let client: NeighbourClient

    func deliver(_ parcel: Parcel, _ kind: Delivery.Kind, to target: DeliveryTarget) async throws(DeliveryFailure) {
        throw DeliveryFailure(kind: .nowhere, reason: "the service cannot be called")
    }
}
