import LambdaAPI
package import Neighbours

extension InvocationTrace {
    /// The segment of the request, and that of the function if it ran.
    package func documents() -> [SegmentDocument] {
        [serviceDocument, functionDocument].compactMap(\.self)
    }

    private var end: TraceTime { max(received, ended ?? answered ?? received) }

    // MARK: The request

    /// For an event this is one of its attempts: a subsegment of what ``EventTrace`` tells at its end, refused ones apart.
    private var serviceDocument: SegmentDocument? {
        var document = SegmentDocument(
            name: attempt.map { "Attempt #\($0)" } ?? function.name,
            id: context.service,
            start: received,
            end: max(received, answered ?? end)
        )
        document.traceID = context.trace.description
        if attempt == nil {
            document.parentID = context.caller
            document.origin = "AWS::Lambda"
            document.resourceARN = function.arn
            document.http = .object(["response": .object(["status": .integer(refusal ?? 200)])])
            document.aws = .object(["request_id": .string(requestID)])
        } else {
            guard refusal == nil else { return nil }
            document.type = "subsegment"
            document.parentID = EventTrace.segment(of: requestID)
        }
        switch refusal {
        case nil: document.fault = failure == nil ? nil : true
        case 429?:
            document.error = true
            document.throttle = true
        case .some(let status) where status < 500: document.error = true
        case .some: document.fault = true
        }
        return document
    }

    // MARK: The function

    private var functionDocument: SegmentDocument? {
        guard let began else { return nil }
        let start = initializations.filter { !$0.isAhead }.map(\.start).min() ?? began
        var document = SegmentDocument(name: function.name, id: context.function, start: min(began, start), end: end)
        document.traceID = context.trace.description
        document.parentID = context.service
        document.origin = "AWS::Lambda::Function"
        document.aws = .object([
            "account_id": .string(function.account),
            "function_arn": .string(function.arn),
            "request_id": .string(requestID),
            "resource_names": .array([.string(function.name)]),
        ])
        if let failure = failure ?? lateFailure {
            document.fault = true
            document.cause = failure.document(id: SpanID.derived(from: context.function, 1))
        }
        document.subsegments = phases(from: began)
        return document
    }

    private func phases(from began: TraceTime) -> [SegmentDocument] {
        var phases: [SegmentDocument] = []
        func add(_ name: String, _ start: TraceTime, _ end: TraceTime, hasFailed: Bool) {
            let id = SpanID.derived(from: context.function, phases.count + 2)
            var phase = SegmentDocument(name: name, id: id, start: start, end: max(start, end))
            phase.fault = hasFailed ? true : nil
            phases.append(phase)
        }
        for initialization in initializations {
            add(
                "Initialization",
                initialization.start,
                initialization.end,
                hasFailed: initialization.failure != nil
            )
        }
        let start = max(began, initializations.map(\.end).max() ?? began)
        let isInitialized = initializations.last.map { $0.failure == nil } ?? true
        if isInitialized {
            add("Invocation", start, answered ?? end, hasFailed: failure != nil)
        }
        if let answered, answered < end {
            add("Overhead", max(answered, start), end, hasFailed: lateFailure != nil)
        }
        return phases
    }
}
