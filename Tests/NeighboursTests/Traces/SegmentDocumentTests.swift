import Foundation
import LambdaAPI
import Testing

@testable import Neighbours

struct SegmentDocumentTests {
    @Test func aSegmentIsADatagramOfTwoLines() throws {
        var document = SegmentDocument(
            name: "fn",
            id: "53995c3f42cd8ad8",
            start: TraceTime(nanoseconds: 1_480_615_200_010_000_400),
            end: TraceTime(nanoseconds: 1_480_615_200_090_123_000)
        )
        document.traceID = "1-58406520-a006649127e371903a2de979"
        document.parentID = "00f067aa0ba902b7"
        document.origin = "AWS::Lambda"
        document.resourceARN = "arn:aws:lambda:us-east-1:000000000000:function:fn"
        document.http = .object(["response": .object(["status": .integer(200)])])
        document.fault = true
        let datagram = try SegmentDatagram.encode(document)
        #expect(
            String(decoding: datagram, as: UTF8.self) == """
                {"format": "json", "version": 1}
                {"end_time":1480615200.090123,"fault":true,"http":{"response":{"status":200}},"id":"53995c3f42cd8ad8",\
                "name":"fn","origin":"AWS::Lambda","parent_id":"00f067aa0ba902b7",\
                "resource_arn":"arn:aws:lambda:us-east-1:000000000000:function:fn","start_time":1480615200.01,\
                "trace_id":"1-58406520-a006649127e371903a2de979"}
                """
        )
        #expect(SegmentDatagram.decode(datagram) == document)
    }

    @Test(arguments: [
        "", "\n", "{}", "{}\n{}", "{\"format\":\"json\",\"version\":2}\n{}", "{\"format\":\"json\",\"version\":1}\n",
        "x{\"format\":\"json\",\"version\":1}\n{}", "{\"format\":\"xml\",\"version\":1}\n<a/>",
    ])
    func whatIsNoDatagramIsKnown(_ text: String) {
        #expect(!SegmentDatagram.isOne(Data(text.utf8)))
        #expect(SegmentDatagram.decode(Data(text.utf8)) == nil)
    }

    @Test func aDatagramWithoutAUsableSegmentHasNone() {
        let header = "{\"format\":\"json\",\"version\":1}\n"
        for text in ["{}", "[]", "{\"name\":1,\"id\":\"a\",\"start_time\":1}", "not json"] {
            #expect(SegmentDatagram.isOne(Data((header + text).utf8)))
            #expect(SegmentDatagram.decode(Data((header + text).utf8)) == nil)
        }
    }

    @Test func idsHaveTheirForm() {
        #expect(TraceID("1-58406520-a006649127e371903a2de979")?.digits == "58406520a006649127e371903a2de979")
        #expect(TraceID("1-58406520-A006649127E371903A2DE979")?.description == "1-58406520-a006649127e371903a2de979")
        #expect(TraceID(seconds: 0x58, unique: "a006649127e371903a2de979").description.hasPrefix("1-00000058-a0"))
        for text in ["", "1-58406520-a006649127e371903a2de97", "2-58406520-a006649127e371903a2de979", "1-5840652g-a"] {
            #expect(TraceID(text) == nil)
        }
        #expect(TraceID.isSpanID("53995c3f42cd8ad8"))
        #expect(!TraceID.isSpanID("53995c3f42cd8ad") && !TraceID.isSpanID("53995c3f42cd8adg"))
        #expect(TraceTime(seconds: .infinity) == nil && TraceTime(seconds: -1) == nil)
    }
}
