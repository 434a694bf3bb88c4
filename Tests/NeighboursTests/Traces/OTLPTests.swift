import Foundation
import LambdaAPI
import Testing

@testable import Neighbours

struct OTLPTests {
    static let function = TracedFunction(
        name: "fn",
        version: "3",
        arn: "arn:aws:lambda:eu-west-1:123456789012:function:fn",
        account: "123456789012",
        region: "eu-west-1",
        memorySize: 128
    )

    static func segment(_ text: String) throws -> SegmentDocument {
        try JSONDecoder().decode(SegmentDocument.self, from: Data(text.utf8))
    }

    private static let own = """
        {"name":"fn","id":"53995c3f42cd8ad8","trace_id":"1-58406520-a006649127e371903a2de979",
         "parent_id":"00f067aa0ba902b7","start_time":1480615200.25,"end_time":1480615201.5,"fault":true,
         "origin":"AWS::Lambda::Function","aws":{"account_id":"123456789012","request_id":"r","resource_names":["fn"]},
         "cause":{"exceptions":[{"id":"70de5b6f19ff9a0a","type":"ValueError","message":"no",
                                 "stack":[{"path":"a.py","line":3,"label":"handler"},{"label":"main"}]}]},
         "subsegments":[{"name":"Invocation","id":"0000000000000001","start_time":1480615200.5,"end_time":1480615201.5}]}
        """

    @Test func aSegmentIsARequest() throws {
        let spans = try Self.segment(Self.own).spans().map { (Self.function, $0) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let text = String(decoding: try encoder.encode(OTLPRequest(spans, version: "1")), as: UTF8.self)
        let resource =
            #"{"key":"service.name","value":{"stringValue":"fn"}},{"key":"cloud.provider","value":{"stringValue":"aws"}},"#
            + #"{"key":"cloud.platform","value":{"stringValue":"aws_lambda"}},"#
            + #"{"key":"cloud.region","value":{"stringValue":"eu-west-1"}},"#
            + #"{"key":"cloud.account.id","value":{"stringValue":"123456789012"}},"#
            + #"{"key":"cloud.resource_id","value":{"stringValue":"arn:aws:lambda:eu-west-1:123456789012:function:fn"}},"#
            + #"{"key":"faas.name","value":{"stringValue":"fn"}},{"key":"faas.version","value":{"stringValue":"3"}},"#
            + #"{"key":"faas.max_memory","value":{"intValue":"134217728"}}"#
        let first =
            #"{"attributes":[{"key":"aws.xray.origin","value":{"stringValue":"AWS::Lambda::Function"}},"#
            + #"{"key":"faas.coldstart","value":{"boolValue":false}},{"key":"faas.invocation_id","value":{"stringValue":"r"}},"#
            + #"{"key":"cloud.account.id","value":{"stringValue":"123456789012"}},"#
            + #"{"key":"aws.request_id","value":{"stringValue":"r"}},"#
            + #"{"key":"aws.resource_names","value":{"arrayValue":{"values":[{"stringValue":"fn"}]}}}],"#
            + #""endTimeUnixNano":"1480615201500000000","events":[{"attributes":["#
            + #"{"key":"exception.type","value":{"stringValue":"ValueError"}},"#
            + #"{"key":"exception.message","value":{"stringValue":"no"}},"#
            + #"{"key":"exception.stacktrace","value":{"stringValue":"handler a.py:3\nmain "}}],"#
            + #""name":"exception","timeUnixNano":"1480615201500000000"}],"kind":2,"name":"fn","#
            + #""parentSpanId":"00f067aa0ba902b7","spanId":"53995c3f42cd8ad8","startTimeUnixNano":"1480615200250000000","#
            + #""status":{"code":2,"message":"no"},"traceId":"58406520a006649127e371903a2de979"}"#
        let second =
            #"{"attributes":[],"endTimeUnixNano":"1480615201500000000","events":[],"kind":1,"name":"Invocation","#
            + #""parentSpanId":"53995c3f42cd8ad8","spanId":"0000000000000001","startTimeUnixNano":"1480615200500000000","#
            + #""traceId":"58406520a006649127e371903a2de979"}"#
        #expect(
            text == #"{"resourceSpans":[{"resource":{"attributes":[\#(resource)]},"#
                + #""scopeSpans":[{"scope":{"name":"lambent","version":"1"},"spans":[\#(first),\#(second)]}]}]}"#
        )
    }

    @Test func whatFunctionsSayBecomesAttributes() throws {
        let spans = try Self.segment(
            """
            {"name":"example.org","id":"53995c3f42cd8ad8","trace_id":"1-58406520-a006649127e371903a2de979",
             "type":"subsegment","parent_id":"00f067aa0ba902b7","namespace":"remote","start_time":1,"end_time":2,
             "throttle":true,"user":"ann","annotations":{"n":1,"f":1.5,"t":true,"s":"x"},
             "metadata":{"default":{"k":[1,{"a":null}]}},"aws":{"operation":"Query","region":"us-east-1"},
             "sql":{"sanitized_query":"SELECT ?","database_type":"PostgreSQL"},
             "http":{"request":{"method":"GET","url":"http://example.org/"},"response":{"status":429,"content_length":"7"}}}
            """
        ).spans()
        let span = try #require(spans.first)
        #expect(span.kind == .client)
        #expect(span.status?.code == 2)
        let values = Dictionary(uniqueKeysWithValues: span.attributes.map { ($0.key, $0.value) })
        let expected: [String: OTLPValue] = [
            "http.request.method": .string("GET"), "url.full": .string("http://example.org/"),
            "http.response.status_code": .integer(429), "http.response.body.size": .string("7"),
            "rpc.method": .string("Query"), "cloud.region": .string("us-east-1"), "db.query.text": .string("SELECT ?"),
            "db.system.name": .string("PostgreSQL"), "enduser.id": .string("ann"), "n": .integer(1),
            "f": .number(1.5), "t": .bool(true), "s": .string("x"),
            "aws.xray.metadata.default": .string(#"{"k":[1,{"a":null}]}"#), "aws.xray.throttle": .bool(true),
        ]
        #expect(values == expected)
    }

    @Test func whatHasNoEndOrNoIDsIsLeftOut() throws {
        let trace = #""trace_id":"1-58406520-a006649127e371903a2de979""#
        let child = #"{"name":"c","id":"0000000000000001","start_time":1,"end_time":2}"#
        let texts = [
            (
                #"{"name":"a","id":"53995c3f42cd8ad8",\#(trace),"start_time":1,"in_progress":true,"subsegments":[\#(child)]}"#,
                1
            ),
            (#"{"name":"a","id":"short",\#(trace),"start_time":1,"end_time":2}"#, 0),
            (#"{"name":"a","id":"53995c3f42cd8ad8","trace_id":"1-2-3","start_time":1,"end_time":2}"#, 0),
            (#"{"name":"a","id":"53995c3f42cd8ad8","start_time":1,"end_time":2}"#, 0),
            (#"{"name":"a","id":"53995c3f42cd8ad8",\#(trace),"start_time":1e300,"end_time":2}"#, 0),
        ]
        for (text, count) in texts {
            #expect(try Self.segment(text).spans().count == count, "\(text)")
        }
    }

    @Test func anEndBeforeItsStartIsTheStart() throws {
        let text = #"{"name":"a","id":"53995c3f42cd8ad8","trace_id":"1-58406520-a006649127e371903a2de979","#
        let span = try #require(try Self.segment(text + #""start_time":5,"end_time":2}"#).spans().first)
        #expect(span.startTimeUnixNano == span.endTimeUnixNano)
    }
}
