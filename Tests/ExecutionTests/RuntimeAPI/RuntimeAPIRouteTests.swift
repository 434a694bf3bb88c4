import HTTPServer
import NIOCore
import NIOHTTP1
import Testing

@testable import Execution

struct RuntimeAPIRouteTests {
    private static let cases: [(HTTPMethod, String, RuntimeAPIRoute)] = [
        (.GET, "/2018-06-01/runtime/invocation/next", .next),
        (.GET, "/2018-06-01/runtime/invocation/next?x=1", .next),
        (.POST, "/2018-06-01/runtime/invocation/next", .wrongMethod),
        (.POST, "/2018-06-01/runtime/invocation/id-1/response", .response(id: "id-1")),
        (.POST, "/2018-06-01/runtime/invocation/id-1/error", .error(id: "id-1")),
        (.POST, "/2018-06-01/runtime/invocation//response", .response(id: "")),
        (.GET, "/2018-06-01/runtime/invocation/id-1/response", .wrongMethod),
        (.POST, "/2018-06-01/runtime/invocation/a/b/response", .unknown),
        (.POST, "/2018-06-01/runtime/invocation/id-1/other", .unknown),
        (.POST, "/2018-06-01/runtime/init/error", .initializationError),
        (.GET, "/2018-06-01/runtime/init/error", .wrongMethod),
        (.GET, "/2018-06-01/ping", .ping),
        (.GET, "/2021-04-23/credentials", .credentials),
        (.POST, "/2021-04-23/credentials", .wrongMethod),
        (.GET, "/", .unknown),
        (.GET, "/2018-06-01/runtime/restore/next", .unknown),
    ]

    @Test(arguments: cases.indices)
    func routes(_ index: Int) {
        let (method, uri, route) = Self.cases[index]
        #expect(RuntimeAPIRoute(method: method, uri: uri) == route)
    }

    @Test func repliesEndInANewline() {
        #expect(body(RuntimeAPIReply.accepted) == "{\"status\":\"OK\"}\n")
        #expect(
            body(RuntimeAPIReply.refusal(.invalidRequestID))
                == "{\"errorMessage\":\"Invalid request ID\",\"errorType\":\"InvalidRequestID\"}\n"
        )
        let refusal = RuntimeAPIReply.refusal(.invalidTransition(from: "Ready", to: "InvocationResponse"))
        #expect(refusal.status == .forbidden)
        #expect(
            body(refusal)
                == "{\"errorMessage\":\"State transition from Ready to InvocationResponse failed for runtime. "
                + "Error: State transition is not allowed\",\"errorType\":\"InvalidStateTransition\"}\n"
        )
        #expect(
            body(RuntimeAPIReply.tooLarge)
                == "{\"errorMessage\":\"Exceeded maximum allowed payload size (6291556 bytes).\","
                + "\"errorType\":\"RequestEntityTooLarge\"}\n"
        )
    }

    @Test(arguments: [
        ("Runtime.ImportModuleError", "Runtime.ImportModuleError"),
        ("Function.MyError", "Function.MyError"),
        ("xRuntime.Abc", "xRuntime.Abc"),
        ("Function.x", "Function.Unknown"),
        ("Runtime.X", "Runtime.Unknown"),
        ("TypeError", "Runtime.Unknown"),
        ("", "Runtime.Unknown"),
    ])
    func errorTypesAreFiltered(_ given: String, _ filtered: String) {
        #expect(RuntimeErrorType.filtered(given) == filtered)
    }

    private func body(_ response: HTTPServerResponse) -> String {
        response.body.map { String(buffer: $0) } ?? ""
    }
}
