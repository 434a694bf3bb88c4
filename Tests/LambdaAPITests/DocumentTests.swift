import Foundation
import Testing

@testable import LambdaAPI

struct DocumentTests {
    static let sample: Document = .object([
        "a": .array([.integer(1), .number(2.5), .bool(true), .null, .string("é\"\\/\n\u{1}")]),
        "b": .object(["c": .string("")]),
        "big": .integer(Int.max),
    ])

    @Test func whatIsWrittenIsReadAgain() throws {
        let json = ResponseEncoder.data(of: Self.sample)
        #expect(
            String(decoding: json, as: UTF8.self)
                == #"{"a":[1,2.5,true,null,"é\"\\/\n\u0001"],"b":{"c":""},"big":9223372036854775807}"#
        )
        #expect(try Document(json: json) == Self.sample)
        #expect(try JSONDecoder().decode(Document.self, from: json) == Self.sample)
        #expect(try Document(json: try JSONEncoder().encode(Self.sample)) == Self.sample)
    }

    @Test func nullMembersAreAbsent() throws {
        let document = try Document(json: Data(#"{"a":null,"b":1,"b":2}"#.utf8))
        #expect(document["a"] == nil)
        #expect(document["b"] == .integer(2))
        #expect(document["c"] == nil)
        #expect(Document.integer(1)["a"] == nil)
    }

    @Test func numbers() throws {
        let document = try Document(json: Data("[1, 1.0, 1e2, 9223372036854775808, -0]".utf8))
        #expect(
            document
                == .array([.integer(1), .number(1), .number(100), .number(9_223_372_036_854_775_808), .integer(0)])
        )
        #expect(Document.number(1e2).integerValue == 100)
        #expect(Document.number(1.5).integerValue == nil)
        #expect(Document.number(1e300).integerValue == nil)
    }

    @Test func escapes() throws {
        let document = try Document(json: Data(#"["\u00e9\ud83d\ude00\ud83d\u0041\udc00\"\\\/\b\f\n\r\t"]"#.utf8))
        #expect(document == .array([.string("é😀\u{FFFD}A\u{FFFD}\"\\/\u{8}\u{c}\n\r\t")]))
    }

    @Test func keysKeepTheOrderOfTheRequest() {
        let json = Data(
            #"{"Environment":{"Variables":{"Z":"1","A\u0042":"2","M":{"x":1},"Z":"3"},"Y":1},"Variables":{"no":1}}"#
                .utf8
        )
        #expect(JSONKeyOrder.keys(ofObjectAt: ["Environment", "Variables"], in: json) == ["Z", "AB", "M"])
        #expect(JSONKeyOrder.keys(ofObjectAt: [], in: json) == ["Environment", "Variables"])
        #expect(JSONKeyOrder.keys(ofObjectAt: ["Environment", "Y"], in: json) == nil)
        #expect(JSONKeyOrder.keys(ofObjectAt: ["Environment"], in: Data("[{}]".utf8)) == nil)
        #expect(JSONKeyOrder.keys(ofObjectAt: ["Environment"], in: Data("{".utf8)) == nil)
    }

    @Test func answersHaveNoEscapedSlashesAndNumbersForDates() throws {
        let configuration = FunctionEventInvokeConfig(
            lastModified: Date(timeIntervalSince1970: 1_569_284_520.3334),
            functionArn: "arn:a/b"
        )
        #expect(
            String(decoding: try ResponseEncoder.encode(configuration), as: UTF8.self)
                == #"{"FunctionArn":"arn:a/b","LastModified":1569284520.333}"#
        )
        let response = InvocationResponse(statusCode: 200, functionError: "Unhandled")
        #expect(String(decoding: try ResponseEncoder.encode(response), as: UTF8.self) == "{}")
    }

    @Test func datesOfEveryMember() {
        let date = Date(timeIntervalSince1970: 1_630_786_013.575)
        #expect(APIDate.milliseconds(date) == "2021-09-04T20:06:53.575+0000")
        #expect(APIDate.seconds(Date(timeIntervalSince1970: 1_577_824_129)) == "2019-12-31T20:28:49+0000")
        #expect(APIDate.microseconds(Date(timeIntervalSince1970: 1.25)) == "1970-01-01T00:00:01.250000Z")
        #expect(APIDate.milliseconds(Date(timeIntervalSince1970: 951_782_400)) == "2000-02-29T00:00:00.000+0000")
        #expect(APIDate.milliseconds(Date(timeIntervalSince1970: 0.9999)) == "1970-01-01T00:00:01.000+0000")
        #expect(APIDate.date(fromRFC3339: "2021-09-04T20:06:53Z")?.timeIntervalSince1970 == 1_630_786_013)
        #expect(APIDate.date(fromRFC3339: "2021-09-04T20:06:53.500Z")?.timeIntervalSince1970 == 1_630_786_013.5)
        #expect(APIDate.date(fromRFC3339: "yesterday") == nil)
    }
}
