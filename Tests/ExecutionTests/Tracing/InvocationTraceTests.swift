import Foundation
import LambdaAPI
import NIOCore
import Neighbours
import Testing

@testable import Execution

struct InvocationTraceTests {
    private static let function = TracedFunction(
        name: "fn",
        version: "$LATEST",
        arn: "arn:aws:lambda:us-east-1:000000000000:function:fn",
        account: "000000000000",
        region: "us-east-1",
        memorySize: 128
    )

    private static func time(_ milliseconds: Int64) -> TraceTime {
        TraceTime(nanoseconds: 1_480_615_200_000_000_000 + milliseconds * 1_000_000)
    }

    private func trace(caller: String? = "00f067aa0ba902b7", attempt: Int? = nil) throws -> InvocationTrace {
        InvocationTrace(
            context: TraceContext(
                trace: try #require(TraceID("1-58406520-a006649127e371903a2de979")),
                caller: caller,
                service: "5e5e5e5e5e5e5e5e",
                function: "f0f0f0f0f0f0f0f0",
                lineage: nil
            ),
            function: Self.function,
            requestID: "request",
            attempt: attempt,
            received: Self.time(0)
        )
    }

    private func lines(_ trace: InvocationTrace) throws -> [String] {
        try trace.documents().map { document in
            let text = String(decoding: try SegmentDatagram.encode(document), as: UTF8.self)
            return String(text.dropFirst(33))
        }
    }

    @Test func aColdInvocationHasTwoSegments() throws {
        var trace = try trace()
        trace.initializations = [.init(start: Self.time(1), end: Self.time(50))]
        trace.began = Self.time(51)
        trace.answered = Self.time(60)
        trace.ended = Self.time(62)
        let ids = (2...4).map { SpanID.derived(from: "f0f0f0f0f0f0f0f0", $0) }
        #expect(
            try lines(trace) == [
                #"{"aws":{"request_id":"request"},"end_time":1480615200.06,"http":{"response":{"status":200}},"#
                    + #""id":"5e5e5e5e5e5e5e5e","name":"fn","origin":"AWS::Lambda","parent_id":"00f067aa0ba902b7","#
                    + #""resource_arn":"arn:aws:lambda:us-east-1:000000000000:function:fn","start_time":1480615200,"#
                    + #""trace_id":"1-58406520-a006649127e371903a2de979"}"#,
                #"{"aws":{"account_id":"000000000000","function_arn":"arn:aws:lambda:us-east-1:000000000000:function:fn","#
                    + #""request_id":"request","resource_names":["fn"]},"end_time":1480615200.062,"id":"f0f0f0f0f0f0f0f0","#
                    + #""name":"fn","origin":"AWS::Lambda::Function","parent_id":"5e5e5e5e5e5e5e5e","#
                    + #""start_time":1480615200.001,"subsegments":["#
                    + #"{"end_time":1480615200.05,"id":"\#(ids[0])","name":"Initialization","start_time":1480615200.001},"#
                    + #"{"end_time":1480615200.06,"id":"\#(ids[1])","name":"Invocation","start_time":1480615200.051},"#
                    + #"{"end_time":1480615200.062,"id":"\#(ids[2])","name":"Overhead","start_time":1480615200.06}],"#
                    + #""trace_id":"1-58406520-a006649127e371903a2de979"}"#,
            ]
        )
    }

    @Test func anInitializationAheadLiesBeforeTheSegment() throws {
        var trace = try trace()
        trace.initializations = [.init(start: Self.time(-9000), end: Self.time(-8000), isAhead: true)]
        trace.began = Self.time(1)
        trace.answered = Self.time(5)
        trace.ended = Self.time(5)
        let own = trace.documents()[1]
        #expect(own.startTime == Self.time(1).seconds)
        #expect(own.subsegments?.map(\.name) == ["Initialization", "Invocation"])
        #expect(own.subsegments?[1].startTime == Self.time(1).seconds)
    }

    @Test func aFailedInitializationHasNoInvocation() throws {
        var trace = try trace()
        let failure = TraceFailure(type: "Runtime.ExitError")
        trace.initializations = [
            .init(start: Self.time(1), end: Self.time(2), failure: failure),
            .init(start: Self.time(4), end: Self.time(6), failure: failure),
        ]
        trace.began = Self.time(3)
        trace.answered = Self.time(6)
        trace.ended = Self.time(7)
        trace.failure = failure
        let documents = trace.documents()
        #expect(documents[0].fault == true && documents[1].fault == true)
        #expect(documents[1].subsegments?.map(\.name) == ["Initialization", "Initialization", "Overhead"])
        #expect(documents[1].subsegments?.map(\.fault) == [true, true, nil])
    }

    @Test func aRefusalHasTheSegmentOfTheRequestAlone() throws {
        for (status, flags) in [(429, [true, nil, true]), (404, [true, nil, nil]), (500, [nil, true, nil])] {
            var trace = try trace(caller: nil)
            trace.answered = Self.time(1)
            trace.refusal = status
            let documents = trace.documents()
            #expect(documents.count == 1)
            #expect([documents[0].error, documents[0].fault, documents[0].throttle] == flags)
            #expect(documents[0].parentID == nil)
        }
    }

    @Test func whatFailsAfterTheAnswerIsOverhead() throws {
        var trace = try trace()
        trace.began = Self.time(1)
        trace.answered = Self.time(2)
        trace.ended = Self.time(9)
        trace.lateFailure = TraceFailure(type: "Sandbox.Timedout")
        let documents = trace.documents()
        #expect(documents[0].fault == nil && documents[1].fault == true)
        #expect(documents[1].subsegments?.map(\.fault) == [nil, true])
    }

    @Test func anAttemptIsAPartOfItsEvent() throws {
        var trace = try trace(attempt: 2)
        trace.began = Self.time(1)
        trace.answered = Self.time(2)
        trace.ended = Self.time(3)
        let documents = trace.documents()
        let event = EventTrace(
            function: Self.function,
            requestID: "request",
            header: "Root=1-58406520-a006649127e371903a2de979;Parent=00f067aa0ba902b7;Sampled=1",
            accepted: 1_480_615_190_000,
            begun: 1_480_615_191_000
        )
        let whole = try #require(event.ended(at: 1_480_615_200_003, hasFailed: false).documents().first)
        #expect(documents[0].name == "Attempt #2" && documents[0].type == "subsegment")
        #expect(documents[0].parentID == whole.id && documents[1].parentID == documents[0].id)
        #expect(whole.parentID == "00f067aa0ba902b7" && whole.traceID == documents[0].traceID)
        #expect(whole.subsegments?.map(\.name) == ["Dwell Time"])
        #expect(whole.fault == nil && whole.http?["response"]?["status"]?.integerValue == 202)
        // It never ran: the event comes again, and its segment tells when.
        var refused = try self.trace(attempt: 1)
        refused.answered = Self.time(1)
        refused.refusal = 429
        #expect(refused.documents().isEmpty)
    }

    // MARK: Causes

    @Test func aCauseIsReadFromTheErrorThatWasPosted() {
        let body = #"{"errorType":"E","errorMessage":"m","stackTrace":["  File \"a.py\", line 1, in f\n    g()\n"]}"#
        let cause = TraceFailure(type: "x", document: ByteBuffer(string: body)).document(id: "0")
        let exception = cause["exceptions"]?.arrayValue?.first
        #expect(exception?["type"]?.stringValue == "E" && exception?["message"]?.stringValue == "m")
        #expect(exception?["stack"]?.arrayValue?.first?["label"]?.stringValue == "File \"a.py\", line 1, in f     g()")
        let other = TraceFailure(type: "x", message: "y", document: ByteBuffer(string: "no JSON")).document(id: "0")
        #expect(other["exceptions"]?.arrayValue?.first?["message"]?.stringValue == "y")
    }

    @Test func aCauseThatTheRuntimeWroteGoesBefore() {
        let cause =
            #"{"working_directory":"/var/task","paths":["a.py"],"exceptions":[{"type":"E","message":"m","stack":[]}]}"#
        let document = TraceFailure(type: "x", cause: cause).document(id: "0")
        #expect(document["working_directory"]?.stringValue == "/var/task")
        #expect(document["exceptions"]?.arrayValue?.first?["id"]?.stringValue?.count == 16)
        for unusable in ["", "[]", "{", #"{"exceptions":[]}"#] {
            let document = TraceFailure(type: "x", cause: unusable).document(id: "0")
            #expect(document["exceptions"]?.arrayValue?.first?["type"]?.stringValue == "x")
        }
    }

    @Test func aLongCauseIsCropped() throws {
        let frame = #"{"path":"a.py","line":1,"label":"\#(String(repeating: "l", count: 500))"}"#
        let frames = Array(repeating: frame, count: 200).joined(separator: ",")
        let long = String(repeating: "m", count: 100_000)
        let cause = #"{"paths":["a"],"exceptions":[{"type":"E","message":"\#(long)","stack":[\#(frames)]}]}"#
        let document = TraceFailure(cause: cause).document(id: "0")
        #expect(try JSONEncoder().encode(document).count < 8 * 1024)
        #expect(document["exceptions"]?.arrayValue?.first?["stack"]?.arrayValue?.count == 5)
    }
}
