import Foundation
import Testing

@testable import LambdaAPI

struct RequestDecoderTests {
    @Test func membersOfAllPartsBecomeOneDocument() throws {
        let document = try RequestDecoder().decode(
            .updateAlias,
            labels: ["FunctionName": "f", "Name": "live"],
            body: Data(#"{"FunctionVersion":"3","Unknown":{"a":[1]},"FunctionName":"other"}"#.utf8)
        )
        let request = UpdateAliasRequest(document: document)
        #expect(request == UpdateAliasRequest(functionName: "f", name: "live", functionVersion: "3"))
    }

    @Test func everyKindOfValueArrives() throws {
        let body = #"""
            {"FunctionName":"f","Runtime":"python3.99","Role":"arn:aws:iam::111111111111:role/r","Timeout":3.0,
             "Code":{"ZipFile":"UEsF"},"Publish":true,"Environment":{"Variables":{"AB":"c"}},"Tags":{"a":"b"},
             "Architectures":["arm64"],"FileSystemConfigs":[],"VpcConfig":null,"Description":"\u00e9\n\ud83d\ude00"}
            """#
        let document = try RequestDecoder().decode(.createFunction, labels: [:], body: Data(body.utf8))
        let request = CreateFunctionRequest(document: document)
        #expect(request.runtime == "python3.99")
        #expect(request.timeout == 3)
        #expect(request.code?.zipFile == Data("PK\u{05}".utf8))
        #expect(request.publish == true)
        #expect(request.environment?.variables == ["AB": "c"])
        #expect(request.tags == ["a": "b"])
        #expect(request.architectures == [.arm64])
        #expect(request.fileSystemConfigs == [])
        #expect(request.vpcConfig == nil)
        #expect(request.description == "é\n😀")
    }

    @Test func queryAndHeaders() throws {
        let list = try RequestDecoder().decode(
            .untagResource,
            labels: ["Resource": "arn:aws:lambda:us-east-1:111111111111:function:f"],
            query: [("tagKeys", "a"), ("tagKeys", "b c")]
        )
        #expect(UntagResourceRequest(document: list).tagKeys == ["a", "b c"])
        let invoke = try RequestDecoder().decode(
            .invoke,
            labels: ["FunctionName": "f"],
            query: [("Qualifier", "1")],
            headers: [("X-AMZ-LOG-TYPE", "Tail")],
            body: Data("no json".utf8)
        )
        let request = InvocationRequest(document: invoke)
        #expect(request.logType == .tail)
        #expect(request.qualifier == "1")
        let page = try RequestDecoder().decode(.listFunctions, labels: [:], query: [("MaxItems", "7")])
        #expect(ListFunctionsRequest(document: page).maxItems == 7)
    }

    @Test func payloadsAreTheWholeBody() throws {
        let success = try RequestDecoder().decode(
            .sendDurableExecutionCallbackSuccess,
            labels: ["CallbackId": "abc"],
            body: Data("raw".utf8)
        )
        #expect(SendDurableExecutionCallbackSuccessRequest(document: success).result == Data("raw".utf8))
        let stop = try RequestDecoder().decode(
            .sendDurableExecutionCallbackFailure,
            labels: ["CallbackId": "abc"],
            body: Data(#"{"ErrorMessage":"no"}"#.utf8)
        )
        #expect(SendDurableExecutionCallbackFailureRequest(document: stop).error?.errorMessage == "no")
    }

    @Test(arguments: [nil, "", " \n", "{}", "null"])
    func anAbsentBodyIsAnEmptyObject(body: String?) {
        #expect(refusal(.updateFunctionConfiguration, labels: ["FunctionName": "f"], body: body) == nil)
    }

    @Test(arguments: [
        (#"{"Timeout":"3"}"#, "STRING_VALUE can not be converted to an Integer"),
        (#"{"Timeout":3.5}"#, "NUMBER_VALUE can not be converted to an Integer"),
        (#"{"Timeout":true}"#, "TRUE_VALUE can not be converted to an Integer"),
        (
            #"{"Timeout":3000000000}"#,
            "Numeric value (3000000000) out of range of int (-2147483648 - 2147483647)"
        ),
        (#"{"Description":5}"#, "NUMBER_VALUE can not be converted to a String"),
        (#"{"Description":false}"#, "FALSE_VALUE can not be converted to a String"),
        (#"{"Description":[]}"#, "Start of list found where not expected."),
        (#"{"Description":{}}"#, "Start of structure or map found where not expected."),
        (#"{"Environment":{"Variables":{"AB":1}}}"#, "NUMBER_VALUE can not be converted to a String"),
        (#"{"Environment":"x"}"#, "Expected map or null"),
        (#"{"Environment":[]}"#, "Start of list found where not expected."),
        (#"{"Layers":"x"}"#, "Expected list or null"),
        (#"{"Layers":[1]}"#, "NUMBER_VALUE can not be converted to a String"),
        (#"{"VpcConfig":{"Ipv6AllowedForDualStack":"yes"}}"#, "STRING_VALUE can not be converted to a Boolean"),
        ("[]", "Start of list found where not expected."),
        ("5", "Expected map or null"),
    ])
    func wrongTypesAreSerializationErrors(body: String, message: String) {
        let error = error(.updateFunctionConfiguration, labels: ["FunctionName": "@"], body: body)
        #expect(error == .serializationException(message))
        #expect(error?.status == 400)
    }

    @Test func brokenJSONIsASerializationError() {
        let error = error(.updateFunctionConfiguration, labels: ["FunctionName": "f"], body: #"{"Timeout":3"#)
        #expect(error?.code == "SerializationException")
        #expect(error?.message?.hasPrefix("Unexpected end-of-input: expected close marker for Object") == true)
    }

    @Test(arguments: ["A", "AB", "A===", "AA-_", "AAAA\n", "=AAA", "A=AA"])
    func brokenBase64IsASerializationError(text: String) {
        let encoded = text.replacingOccurrences(of: "\n", with: "\\n")
        let error = error(.updateFunctionCode, labels: ["FunctionName": "f"], body: #"{"ZipFile":"\#(encoded)"}"#)
        #expect(error?.code == "SerializationException")
    }

    @Test func unreadableNumbersInPathAndQuery() {
        #expect(error(.listFunctions, query: [("MaxItems", "many")])?.code == "SerializationException")
        #expect(
            error(.getLayerVersion, labels: ["LayerName": "l", "VersionNumber": "x"])?.code
                == "SerializationException"
        )
    }

    @Test func nestingIsBounded() {
        let deep = String(repeating: "[", count: 100_000)
        #expect(
            error(.updateFunctionConfiguration, labels: ["FunctionName": "f"], body: #"{"X":\#(deep)"#)?.message?
                .hasPrefix("Document nesting depth (1001) exceeds the maximum allowed (1000") == true
        )
    }
}
