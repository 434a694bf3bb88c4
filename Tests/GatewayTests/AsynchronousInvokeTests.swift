import ControlPlane
import Events
import Foundation
import Gateway
import Synchronization
import Testing

struct AsynchronousInvokeTests {
    private static let path = "/2015-03-31/functions/known/invocations"

    @Test func anEventIsAcceptedWithAllThatItsCallSays() async throws {
        let fixture = GatewayFixture(invocations: GatewayFixture.knowing())
        try await fixture.serve { client, _ in
            let answer = try await client.request(
                "POST",
                Self.path + "?Qualifier=7",
                headers: [
                    "X-Amz-Invocation-Type": "Event", "X-Amzn-Trace-Id": "Root=1",
                    "X-Amz-Client-Context": Data("{}".utf8).base64EncodedString(),
                ],
                body: #"{"a":1}"#
            )
            #expect(answer.status == 202)
            #expect(answer.body.isEmpty)
            let event = try #require(fixture.events.accepted.withLock { $0.first })
            #expect(event.qualifier == "7")
            #expect(event.payload == Data(#"{"a":1}"#.utf8))
            #expect(event.traceHeader == "Root=1")
            #expect(event.clientContext == "{}")
            #expect(event.caller.requestID == answer.headers["x-amzn-requestid"])
            #expect(fixture.invocations.invocations.withLock { $0.isEmpty })
        }
    }

    @Test func anEventThatIsNoJSONOrOfNoFunctionIsRefused() async throws {
        let fixture = GatewayFixture()
        let headers = ["X-Amz-Invocation-Type": "Event"]
        try await fixture.serve { client, _ in
            #expect(try await client.request("POST", Self.path, headers: headers, body: "{").status == 400)
            let unknown = try await client.request("POST", "/2015-03-31/functions/no/invocations", headers: headers)
            #expect(unknown.status == 404)
            #expect(fixture.events.accepted.withLock { $0.isEmpty })
        }
    }

    @Test(arguments: ["", "/"])
    func theOlderOperationAnswersItsStatusTwice(slash: String) async throws {
        let fixture = GatewayFixture()
        try await fixture.serve { client, _ in
            let path = "/2014-11-13/functions/known/invoke-async" + slash
            let answer = try await client.request("POST", path, headers: [:], body: "[]")
            #expect(answer.status == 202)
            #expect(answer.body == #"{"Status":202}"#)
            #expect(fixture.events.accepted.withLock { $0.map(\.payload) } == [Data("[]".utf8)])
            #expect(try await client.request("POST", path, headers: [:], body: "nothing").status == 400)
        }
    }

    @Test func eventsAreListedAndChangedForTheirAccountOnly() async throws {
        let fixture = GatewayFixture()
        try await fixture.serve { client, _ in
            let query = "?function=known&state=dead&limit=5"
            let list = try await client.request("GET", "/_lambent/events" + query, headers: [:])
            #expect(list.status == 200)
            #expect(list.body.contains(#""dead":5"#))
            let redriven = try await client.request("POST", "/_lambent/events/redrive?id=e", headers: [:])
            #expect(redriven.body == #"{"count":3}"#)
            let purged = try await client.request("POST", "/_lambent/events/purge?state=waiting", headers: [:])
            #expect(purged.body == #"{"count":2}"#)
            #expect(
                fixture.events.selections.withLock { $0 } == [
                    EventSelection(account: "000000000000", region: "us-east-1", function: "known", state: .dead),
                    EventSelection(account: "000000000000", region: "us-east-1", id: "e"),
                    EventSelection(account: "000000000000", region: "us-east-1", state: .waiting),
                ]
            )
        }
    }

    @Test(arguments: [
        ("GET", "?limit=0", 400), ("GET", "?limit=1001", 400), ("GET", "?state=odd", 400), ("GET", "/show", 400),
        ("GET", "/show?id=none", 404), ("GET", "/purge", 404), ("POST", "", 404), ("POST", "/purge?state=running", 400),
        ("GET", "/other", 404),
    ])
    func whatMakesNoSenseIsRefused(method: String, rest: String, status: Int) async throws {
        try await GatewayFixture().serve { client, _ in
            let answer = try await client.request(method, "/_lambent/events" + rest, headers: [:])
            #expect(answer.status == status)
        }
    }
}
