import ControlPlane
import Crypto
import Execution
import Foundation
import LambdaAPI
import Testing

struct UpdateFunctionCodeTests {
    private func update(
        _ fixture: Fixture,
        _ adjust: (inout UpdateFunctionCodeRequest) -> Void = { _ in }
    ) async throws -> FunctionConfiguration {
        var request = UpdateFunctionCodeRequest(functionName: "fn", zipFile: TestZip.function("two"))
        adjust(&request)
        return try await fixture.controlPlane.updateFunctionCode(request, fixture.caller)
    }

    @Test func newCodeIsShownAtOnceAndRunsAfterwards() async throws {
        let fixture = Fixture()
        let before = try await fixture.makeActive()
        fixture.preparer.hold()
        let answer = try await update(fixture) { $0.architectures = ["arm64"] }
        let zip = TestZip.function("two")
        #expect(answer.codeSha256 == Data(SHA256.hash(data: zip)).base64EncodedString())
        #expect(answer.codeSize == zip.count)
        #expect(answer.lastUpdateStatus == "InProgress")
        #expect(answer.architectures == ["arm64"])
        let old = try #require(fixture.preparer.version(of: fixture.key())?.packageDigest)
        #expect(fixture.store.namedBlobs.contains(old))
        #expect(fixture.store.namedBlobs.count == 2)
        fixture.preparer.release()
        let after = try await fixture.settled()
        #expect(Set([before.revisionId, answer.revisionId, after.revisionId]).count == 3)
        #expect(fixture.preparer.version(of: fixture.key())?.packageDigest != old)
        #expect(!fixture.store.namedBlobs.contains(old))
    }

    @Test func dryRunAnswersAndChangesNothing() async throws {
        let fixture = Fixture()
        let before = try await fixture.makeActive()
        let answer = try await update(fixture) { $0.dryRun = true }
        #expect(answer.codeSize == TestZip.function("two").count)
        #expect(answer.codeSha256 != before.codeSha256)
        #expect(answer.state == "Active")
        #expect(answer.lastUpdateStatus == "Successful")
        #expect(try await fixture.configuration() == before)
    }

    @Test func publishAnswersWithTheVersion() async throws {
        let fixture = Fixture()
        try await fixture.makeActive()
        fixture.preparer.hold()
        let answer = try await update(fixture) { $0.publish = true }
        #expect(answer.version == "1")
        #expect(answer.functionArn == fixture.arn() + ":1")
        #expect(answer.state == "Pending")
        #expect(answer.stateReasonCode == "Creating")
        #expect(answer.lastUpdateStatus == nil)
        let latest = try await fixture.configuration()
        #expect(latest.state == "Active")
        #expect(latest.lastUpdateStatus == "InProgress")
        let error = await refusal {
            _ = try await fixture.controlPlane.resolveForInvoke("fn", qualifier: "1", fixture.caller)
        }
        #expect(
            error?.message
                == "The operation cannot be performed at this time. "
                + "The function is currently in the following state: Pending"
        )
        fixture.preparer.release()
        try await fixture.settled()
        let version = try await fixture.configuration(qualifier: "1")
        #expect(version.state == "Active")
        #expect(version.lastUpdateStatus == "Successful")
        #expect(version.revisionId == answer.revisionId)
        #expect(try await fixture.publish().version == "1")
    }

    @Test func refusals() async throws {
        let fixture = Fixture()
        let before = try await fixture.makeActive()
        let cases: [(String, (inout UpdateFunctionCodeRequest) -> Void)] = [
            (
                "Please don't provide ImageUri when updating a function with packageType Zip.",
                { $0.imageUri = "111111111111.dkr.ecr.us-east-1.amazonaws.com/app:1" }
            ),
            ("Please provide a source for function code.", { $0.zipFile = nil }),
            (
                "Could not unzip uploaded file. Please check your file, then try to upload again.",
                { $0.zipFile = Data("PK".utf8) }
            ),
            ("PublishTo isn't supported for Lambda Default functions.", { $0.publishTo = "LATEST_PUBLISHED" }),
            (
                "The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to "
                    + "retrieve the latest Revision Id",
                { $0.revisionId = "other" }
            ),
        ]
        for (message, adjust) in cases {
            #expect(await refusal { _ = try await update(fixture, adjust) }?.message == message)
        }
        #expect(try await fixture.configuration() == before)
        #expect(try await update(fixture) { $0.revisionId = before.revisionId }.lastUpdateStatus == "InProgress")
    }
}
