import Foundation
import Testing

@testable import Neighbours

struct ServiceErrorBodyTests {
    @Test(arguments: [
        ("<Error><Code>NoSuchBucket</Code><Message>none</Message></Error>", 404, "NoSuchBucket", "none"),
        (
            "<ErrorResponse><Error><Type>Sender</Type><Code>A</Code><Message>m</Message></Error></ErrorResponse>", 400,
            "A", "m"
        ),
        (#"{"__type":"com.amazonaws.sqs#QueueDoesNotExist","message":"gone"}"#, 400, "QueueDoesNotExist", "gone"),
        (#"{"__type":"NotFoundException","Message":"no key"}"#, 400, "NotFoundException", "no key"),
        ("", 404, "NotFound", "HTTP status 404"),
        ("Bad Gateway", 502, "HTTP502", "HTTP status 502"),
        ("{broken", 403, "AccessDenied", "HTTP status 403"),
    ])
    func codeAndTextAreFound(body: String, status: Int, code: String, message: String) {
        let error = ServiceErrorBody(body: Data(body.utf8), status: status)
        #expect(error.code == code)
        #expect(error.message == message)
    }

    @Test func theHeaderGoesBeforeTheBody() {
        let error = ServiceErrorBody(body: Data(#"{"message":"m"}"#.utf8), status: 400, errorType: "Thing:http://x")
        #expect(error.code == "Thing")
    }
}
