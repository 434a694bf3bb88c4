package import Neighbours

/// What is known of a traced invocation, from which its segments follow. No clock in it: it is told each moment.
package struct InvocationTrace: TraceSource, Equatable {
    /// An initialization of the environment, whole or failed.
    struct Initialization: Sendable, Equatable {
        var start: TraceTime
        var end: TraceTime
        var failure: TraceFailure?
        /// Nobody waited for it.
        var isAhead = false
    }

    let context: TraceContext
    package let function: TracedFunction
    let requestID: String
    /// Counted from 1; nil when a caller waits for the answer.
    let attempt: Int?
    let received: TraceTime

    /// Those since the last invocation of the environment.
    var initializations: [Initialization] = []
    /// START; nil when the function was not reached.
    var began: TraceTime?
    /// When the answer was there.
    var answered: TraceTime?
    /// When the environment was done with it.
    var ended: TraceTime?
    /// Why the answer is an error.
    var failure: TraceFailure?
    /// What went wrong after the answer.
    var lateFailure: TraceFailure?
    /// The status that a refused invocation was answered with.
    var refusal: Int?

    init(
        context: TraceContext,
        function: TracedFunction,
        requestID: String,
        attempt: Int? = nil,
        received: TraceTime
    ) {
        self.context = context
        self.function = function
        self.requestID = requestID
        self.attempt = attempt
        self.received = received
    }
}
