import Execution

/// What is kept of an event beside its payload.
struct EventRecord: Codable, Sendable, Equatable {
    var account: String
    var region: String
    var function: String

    /// `$LATEST`, a version number or the name of an alias: what it leads to is decided when the event runs.
    var qualifier: String

    /// The ARN that the function sees itself invoked by.
    var invokedFunctionARN: String

    /// The X-Ray header that came with the event.
    var traceHeader: String?

    /// JSON text.
    var clientContext: String?

    /// JSON text; nil in records of older versions, too.
    var cognitoIdentity: String?

    /// Milliseconds since 1970.
    var accepted: Int64

    /// By how many milliseconds waits were shortened: they count towards the age all the same.
    var shortened: Int64 = 0

    var lifecycle = EventLifecycle()

    /// When it ended, in milliseconds since 1970.
    var ended: Int64?

    /// What the trace of the event tells at its end; nil when it is not traced, or nobody knows yet.
    var trace: EventTrace?

    /// How the last attempt ended.
    var outcome: EventOutcome?

    /// Who is to be told of the end, and how far that has come.
    var deliveries: [Delivery] = []

    /// Why the event is kept although it has ended.
    var keptBecause: String?

    var key: FunctionKey { FunctionKey(account: account, region: region, name: function) }

    /// The lane of the function's events.
    var lane: String { EventQueues.lane(of: key) }

    /// With the qualifier, `$LATEST` too: how records name the function.
    var qualifiedARN: String { "\(key.arn):\(qualifier)" }

    /// How the event ended; nil as long as it has not.
    var condition: EventCondition? {
        if case .settled(let condition) = lifecycle.phase { condition } else { nil }
    }

    /// Why a failed event is kept that nobody is to be told of.
    static let noTarget = "the function has neither a dead letter queue nor a destination for failures"

    /// - Parameter moment: milliseconds since 1970.
    func age(at moment: Int64) -> Duration { .milliseconds(max(0, moment - accepted) + shortened) }
}

extension EventRecord {
    /// The header of the next attempt: that of the event, with what was decided about sampling at an earlier attempt.
    ///
    /// - Parameter moment: milliseconds since 1970.
    func decidedHeader(_ moment: Int64) -> String {
        let own = traceHeader ?? TraceHeader.undecided(milliseconds: moment)
        var header = TraceHeader(own)
        let last = outcome?.traceHeader.map { TraceHeader($0) }
        let decision = trace == nil ? last?.decision : .sampled
        guard let decision, header.decision == nil || header.decision == .asked else { return own }
        header.decision = decision
        if decision == .unsampled { header.parent = header.parent ?? last?.parent }
        return header.text
    }
}
