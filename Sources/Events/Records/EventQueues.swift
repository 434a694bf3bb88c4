import Execution

/// The queues that events go through, and their lanes.
enum EventQueues {
    /// Events that run or will.
    static let waiting = "events"

    /// Events that have ended and whose end somebody is to be told.
    static let deliveries = "event-deliveries"

    /// Failed events that nobody takes.
    static let deadLetters = "dead-letters"

    /// What the lanes of an account's functions in a region begin with.
    static func scope(account: String, region: String) -> String {
        "\(account)/\(region)/"
    }

    /// The slash at the end keeps the lane of a function from being the beginning of another's.
    static func lane(of function: FunctionKey) -> String {
        scope(account: function.account, region: function.region) + function.name + "/"
    }

    /// The function of a lane.
    static func function(ofLane lane: String) -> FunctionKey? {
        let parts = lane.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 4 else { return nil }
        return FunctionKey(account: parts[0], region: parts[1], name: parts[2])
    }
}
