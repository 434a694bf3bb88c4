import ControlPlane
import LambdaAPI
import Testing

/// Tags of functions and of what keeps them apart from its record.
struct TagTests {
    let fixture = Fixture()

    private func tag(_ resource: String, _ tags: [String: String]) async throws {
        let request = TagResourceRequest(resource: resource, tags: tags)
        try await fixture.controlPlane.tagResource(request, fixture.caller)
    }

    private func untag(_ resource: String, _ keys: [String]) async throws {
        let request = UntagResourceRequest(resource: resource, tagKeys: keys)
        try await fixture.controlPlane.untagResource(request, fixture.caller)
    }

    private func tags(_ resource: String) async throws -> [String: String]? {
        try await fixture.controlPlane.listTags(ListTagsRequest(resource: resource), fixture.caller).tags
    }

    @Test func tagsComeGoAndChangeTheRevisionEachTime() async throws {
        try await fixture.makeActive { $0.tags = ["first": "1"] }
        var revisions = [try await fixture.configuration().revisionId]
        try await tag(fixture.arn(), ["second": "2", "first": "one"])
        revisions.append(try await fixture.configuration().revisionId)
        #expect(try await tags(fixture.arn()) == ["first": "one", "second": "2"])
        try await untag(fixture.arn(), ["first", "unknown"])
        revisions.append(try await fixture.configuration().revisionId)
        #expect(try await tags(fixture.arn()) == ["second": "2"])
        try await untag(fixture.arn(), ["second"])
        revisions.append(try await fixture.configuration().revisionId)
        #expect(try await tags(fixture.arn()) == [:])
        #expect(Set(revisions).count == 4)
        let function = try await fixture.controlPlane.getFunction(
            GetFunctionRequest(functionName: "fn"),
            fixture.caller
        )
        #expect(function.tags == nil)
    }

    @Test func whatIsNotThereIsSaidByKind() async throws {
        let prefix = "arn:aws:lambda:us-east-1:111111111111:"
        let uuid = "2a1f1f2e-0000-4000-8000-000000000000"
        let csc = prefix + "code-signing-config:csc-0123456789abcdefg"
        let cases: [(String, String)] = [
            (prefix + "function:nobody", "Function not found: \(prefix)function:nobody"),
            (
                prefix + "event-source-mapping:" + uuid,
                "Event source mapping not found: \(prefix)event-source-mapping:\(uuid)"
            ),
            (prefix + "capacity-provider:cp", "Capacity provider not found: \(prefix)capacity-provider:cp"),
            (csc, "The Lambda code signing configuration \(csc) can not be found."),
        ]
        for (arn, message) in cases {
            let refusals = [
                await refusal { try await tag(arn, ["key": "value"]) },
                await refusal { try await untag(arn, ["key"]) },
                await refusal { _ = try await tags(arn) },
            ]
            for refusal in refusals {
                #expect(refusal?.code == "ResourceNotFoundException")
                #expect(refusal?.message == message)
            }
        }
    }

    @Test(arguments: ["fn:1", "fn:$LATEST", "fn:alias", "nobody:1"])
    func versionsAndAliasesHaveNoTags(name: String) async throws {
        try await fixture.makeActive()
        let expected = APIError.invalidParameterValueException(
            "Tags on function aliases and versions are not supported. Please specify a function ARN."
        )
        #expect(await refusal { try await tag(fixture.arn(name), ["key": "value"]) } == expected)
        #expect(await refusal { _ = try await tags(fixture.arn(name)) } == expected)
    }

    @Test func noTagsAndTooManyAreRefusedAndNothingIsApplied() async throws {
        try await fixture.makeActive()
        #expect(
            await refusal { try await tag(fixture.arn(), [:]) }
                == .invalidParameterValueException("An error occurred and the request cannot be processed.")
        )
        let many = Dictionary(uniqueKeysWithValues: (1...50).map { ("key\($0)", "value") })
        let tooMany = APIError.invalidParameterValueException("Number of tags exceeds resource tag limit.")
        #expect(await refusal { try await tag(fixture.arn(), many.merging(["more": ""]) { $1 }) } == tooMany)
        #expect(try await tags(fixture.arn()) == [:])
        try await tag(fixture.arn(), many)
        #expect(await refusal { try await tag(fixture.arn(), ["more": ""]) } == tooMany)
        #expect(try await tags(fixture.arn()) == many)
        // Another value for a key that is there is no tag more.
        try await tag(fixture.arn(), ["key1": "other"])
    }

    @Test func resourcesOfOthersAreRefused() async throws {
        let other = "arn:aws:lambda:us-east-1:222222222222:function:fn"
        #expect(await refusal { try await tag(other, ["key": "value"]) } == .accessDeniedException(nil))
    }

    @Test func layersHaveTagsOfTheirOwn() async throws {
        try await fixture.publishLayer("tools")
        let arn = "arn:aws:lambda:us-east-1:111111111111:layer:tools"
        #expect(try await tags(arn) == [:])
        try await tag(arn, ["a": "1", "b": "2"])
        try await untag(arn, ["a"])
        #expect(try await tags(arn) == ["b": "2"])
        try await untag(arn, ["b"])
        #expect(try await tags(arn) == [:])
        // Publishing goes on with the next number.
        #expect(try await fixture.publishLayer("tools").version == 2)
    }
}
