import Foundation

/// What is delivered of an event that has ended.
struct Parcel: Sendable {
    /// The request id of the event.
    var id: String
    var record: EventRecord
    var payload: Data
    /// The same at each attempt.
    var ended: Date
    /// In whose name it is carried; nil for this server's own, as when the function is gone.
    var role: String?
}

/// Carries the ends of events to services beyond this server.
protocol Courier: Sendable {
    func deliver(_ parcel: Parcel, _ kind: Delivery.Kind, to target: DeliveryTarget) async throws(DeliveryFailure)
}
