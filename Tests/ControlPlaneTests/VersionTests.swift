import ControlPlane
import LambdaAPI
import Testing

struct VersionTests {
    @Test func publicationFreezesAndUnchangedIsTheSameVersion() async throws {
        let fixture = Fixture()
        let before = try await fixture.makeActive()
        let first = try await fixture.publish { $0.description = "First" }
        #expect(first.version == "1")
        #expect(first.functionArn == fixture.arn() + ":1")
        #expect(first.description == "First")
        #expect(first.state == "Active")
        #expect(first.lastUpdateStatus == "Successful")
        let latest = try await fixture.configuration()
        #expect(Set([before.revisionId, latest.revisionId, first.revisionId]).count == 3)
        #expect(try await fixture.publish { $0.description = "Again" } == first)
        #expect(try await fixture.configuration() == latest)
        try await fixture.updated {
            $0.timeout = 20
            $0.description = "Second"
        }
        let second = try await fixture.publish()
        #expect(second.version == "2")
        #expect(second.description == "Second")
        #expect(second.timeout == 20)
        #expect(try await fixture.configuration(qualifier: "1") == first)
    }

    @Test func updateThatSetsTheSameAgainIsAChange() async throws {
        let fixture = Fixture()
        try await fixture.makeActive()
        try await fixture.publish()
        try await fixture.updated { _ in }
        #expect(try await fixture.publish().version == "2")
    }

    @Test func numbersAreNeverUsedAgain() async throws {
        let fixture = Fixture()
        try await fixture.makeActive()
        try await fixture.publish()
        let deletion = DeleteFunctionRequest(functionName: "fn", qualifier: "1")
        try await fixture.controlPlane.deleteFunction(deletion, fixture.caller)
        try await fixture.controlPlane.deleteFunction(deletion, fixture.caller)
        #expect(await refusal { _ = try await fixture.configuration(qualifier: "1") }?.status == 404)
        #expect(try await fixture.publish().version == "2")
    }

    @Test func preconditions() async throws {
        let fixture = Fixture()
        let shown = try await fixture.makeActive()
        let hash = try #require(shown.codeSha256)
        #expect(
            await refusal { try await fixture.publish { $0.codeSha256 = "other" } }
                == .invalidParameterValueException(
                    "CodeSHA256 (other) is different from current CodeSHA256 in $LATEST (\(hash)). "
                        + "Please try again with the CodeSHA256 in $LATEST."
                )
        )
        #expect(await refusal { try await fixture.publish { $0.revisionId = "other" } }?.status == 412)
        let version = try await fixture.publish {
            $0.codeSha256 = hash
            $0.revisionId = shown.revisionId
        }
        #expect(version.version == "1")
    }

    @Test func raceForOnePublicationMakesOneVersion() async throws {
        let fixture = Fixture()
        try await fixture.makeActive()
        let versions = try await withThrowingTaskGroup(of: FunctionConfiguration.self) { group in
            for _ in 0..<8 {
                group.addTask { try await fixture.publish() }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(versions.map(\.revisionId)).count == 1)
        #expect(fixture.store.ids(in: "function-versions").count == 1)
    }

    @Test func listBeginsWithLatestAndPages() async throws {
        let fixture = Fixture()
        try await fixture.makeActive()
        for number in 1...11 {
            try await fixture.updated { $0.timeout = number }
            try await fixture.publish()
        }
        var found: [String] = []
        var marker: String?
        var pages = 0
        repeat {
            let page = try await fixture.controlPlane.listVersionsByFunction(
                ListVersionsByFunctionRequest(functionName: "fn", marker: marker, maxItems: 4),
                fixture.caller
            )
            found += (page.versions ?? []).compactMap(\.functionArn)
            marker = page.nextMarker
            pages += 1
            for item in page.versions ?? [] {
                #expect(item.state == nil)
                #expect(item.lastUpdateStatus == nil)
                #expect(item.runtimeVersionConfig == nil)
            }
        } while marker != nil
        #expect(pages == 3)
        #expect(found == (["$LATEST"] + (1...11).map(String.init)).map { "\(fixture.arn()):\($0)" })
        let unknown = ListVersionsByFunctionRequest(functionName: "other")
        #expect(
            await refusal { _ = try await fixture.controlPlane.listVersionsByFunction(unknown, fixture.caller) }
                == .resourceNotFoundException("Function not found: \(fixture.arn("other"))")
        )
    }
}
