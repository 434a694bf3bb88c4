/// Somebody who is to be told of the end of an event.
struct Delivery: Codable, Sendable, Equatable {
    enum Kind: String, Codable, Sendable {
        /// The event itself, to the dead letter queue or topic of the function.
        case deadLetter
        /// The record of the invocation, to the destination of the event invoke config.
        case destination
    }

    enum State: String, Codable, Sendable {
        case pending
        case done
        /// Tried as often as it is worth.
        case givenUp
    }

    var kind: Kind

    /// The ARN of the queue, topic, function, event bus or bucket.
    var target: String

    var state = State.pending

    /// How often it was tried and failed.
    var failures = 0

    /// Why the last attempt failed.
    var reason: String?

    /// Attempts until an answer that will not change is believed.
    private static let refusalLimit = 3

    /// Attempts until nobody is expected to answer any more; with their pauses more than half an hour.
    private static let failureLimit = 14

    mutating func succeed() {
        state = .done
        reason = nil
    }

    mutating func fail(_ failure: DeliveryFailure) {
        failures += 1
        reason = failure.reason
        switch failure.kind {
        case .nowhere: state = .givenUp
        case .refused where failures >= Self.refusalLimit: state = .givenUp
        case .transient where failures >= Self.failureLimit: state = .givenUp
        case .refused, .transient: break
        }
    }
}

/// Why a delivery did not succeed.
struct DeliveryFailure: Error, Sendable, Equatable {
    enum Kind: Sendable {
        /// There is no such service here, or no such kind of target.
        case nowhere
        /// The service answered that it will not.
        case refused
        /// It may succeed later.
        case transient
    }

    var kind: Kind
    var reason: String
}
