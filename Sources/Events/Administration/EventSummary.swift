/// An event as people see it.
package struct EventSummary: Codable, Sendable, Equatable {
    /// The request id.
    package var id: String
    package var function: String
    package var qualifier: String
    package var state: EventState
    /// Milliseconds since 1970.
    package var accepted: Int64
    /// The time of the next attempt; of a dead event the time when it is thrown away. Milliseconds since 1970.
    package var due: Int64
    /// How often the function ran for it.
    package var attempts: Int
    /// How it ended, in the service's words; nil as long as it has not.
    package var condition: String?
    /// The message of the last error.
    package var error: String?
    /// Why it is kept although it has ended.
    package var reason: String?
}

/// An event with all that is known of it.
package struct EventDetails: Codable, Sendable, Equatable {
    /// A delivery of its end.
    package struct Target: Codable, Sendable, Equatable {
        /// `deadLetter` or `destination`.
        package var kind: String
        /// The ARN.
        package var target: String
        /// `pending`, `done` or `givenUp`.
        package var state: String
        /// Attempts that failed.
        package var failures: Int
        /// Why the last one failed.
        package var reason: String?
    }

    package var summary: EventSummary
    /// JSON text.
    package var payload: String
    /// What the function answered last.
    package var response: String?
    package var deliveries: [Target]
}

/// A part of a list of events.
package struct EventPage: Codable, Sendable, Equatable {
    package var events: [EventSummary]
    /// Where the rest of the list begins; nil when there is none.
    package var cursor: String?
    /// How many events there are in each state, beyond this page too. Those that run count as waiting.
    package var counts: [String: Int]
    /// Deliveries to queues, topics and destinations since the start of the server, of all accounts.
    package var delivered: Int
    /// Attempts of these that failed.
    package var deliveryFailures: Int

    package init(
        events: [EventSummary],
        cursor: String?,
        counts: [String: Int],
        delivered: Int,
        deliveryFailures: Int
    ) {
        self.events = events
        self.cursor = cursor
        self.counts = counts
        self.delivered = delivered
        self.deliveryFailures = deliveryFailures
    }
}

/// Which events are meant.
package struct EventSelection: Sendable, Equatable {
    package var account: String
    package var region: String
    /// All functions for nil.
    package var function: String?
    /// One event; all for nil.
    package var id: String?
    /// Events in whatever state for nil.
    package var state: EventState?

    package init(
        account: String,
        region: String,
        function: String? = nil,
        id: String? = nil,
        state: EventState? = nil
    ) {
        self.account = account
        self.region = region
        self.function = function
        self.id = id
        self.state = state
    }

    /// What the lanes of the functions that are meant begin with.
    var lanePrefix: String {
        let scope = EventQueues.scope(account: account, region: region)
        return function.map { "\(scope)\($0)/" } ?? scope
    }
}
