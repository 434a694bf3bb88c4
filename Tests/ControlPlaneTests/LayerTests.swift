import ControlPlane
import Crypto
import Foundation
import LambdaAPI
import Testing

/// Publishing, reading and deleting versions of layers.
struct LayerTests {
    let fixture = Fixture()

    private static let arn = "arn:aws:lambda:us-east-1:111111111111:layer:tools"

    @Test func aVersionIsShownWholeWhenItIsPublishedAndRead() async throws {
        let zip = TestZip.function("layer")
        let published = try await fixture.publishLayer {
            $0.description = "what it is"
            $0.content = LayerVersionContentInput(zipFile: zip)
            $0.compatibleRuntimes = ["python3.12", "nodejs12.x"]
            $0.compatibleArchitectures = ["arm64"]
            $0.licenseInfo = "MIT"
        }
        #expect(published.layerArn == Self.arn)
        #expect(published.layerVersionArn == Self.arn + ":1")
        #expect(published.version == 1)
        #expect(published.description == "what it is")
        #expect(published.createdDate == "2023-11-14T22:13:20.000+0000")
        #expect(published.compatibleRuntimes == ["python3.12", "nodejs12.x"])
        #expect(published.compatibleArchitectures == ["arm64"])
        #expect(published.licenseInfo == "MIT")
        #expect(published.content?.codeSize == zip.count)
        #expect(published.content?.codeSha256 == Data(SHA256.hash(data: zip)).base64EncodedString())
        #expect(published.content?.location?.hasPrefix("http://127.0.0.1/code/") == true)

        let read = try await fixture.layer("tools", 1)
        #expect(read == GetLayerVersionResponse(published))
        let byArn = try await fixture.controlPlane.getLayerVersionByArn(
            GetLayerVersionByArnRequest(arn: Self.arn + ":1"),
            fixture.caller
        )
        #expect(byArn == read)
        #expect(try await fixture.layer(Self.arn, 1) == read)
    }

    @Test func whatWasNotGivenIsNotShownAndWhatIsEmptyIs() async throws {
        let plain = try await fixture.publishLayer()
        #expect(plain.description == "")
        #expect(plain.compatibleRuntimes == nil)
        #expect(plain.compatibleArchitectures == nil)
        #expect(plain.licenseInfo == nil)
        let empty = try await fixture.publishLayer {
            $0.compatibleRuntimes = []
            $0.compatibleArchitectures = []
        }
        #expect(empty.compatibleRuntimes == [])
        #expect(empty.compatibleArchitectures == [])
    }

    @Test func numbersAreNeverUsedAgain() async throws {
        #expect(try await fixture.publishLayer().version == 1)
        #expect(try await fixture.publishLayer().version == 2)
        try await fixture.deleteLayer("tools", 1)
        try await fixture.deleteLayer("tools", 2)
        #expect(try await fixture.layerVersions().layerVersions == [])
        #expect(try await fixture.publishLayer().version == 3)
    }

    @Test func callersThatComeTogetherGetNumbersOfTheirOwn() async throws {
        let numbers = try await withThrowingTaskGroup(of: Int?.self) { [fixture] group in
            for _ in 0..<8 { group.addTask { try await fixture.publishLayer().version } }
            return try await group.reduce(into: Set<Int?>()) { $0.insert($1) }
        }
        #expect(numbers == Set((1...8).map(Int?.init)))
    }

    @Test func deletingWhatIsNotThereIsNoError() async throws {
        try await fixture.deleteLayer("unknown", 7)
    }

    @Test func refusals() async throws {
        try await fixture.publishLayer()
        let gone = APIError.resourceNotFoundException("The resource you requested does not exist.")
        let small = APIError.invalidParameterValueException("Layer Version Cannot be less than 1")
        #expect(await refusal { _ = try await fixture.layer("tools", 2) } == gone)
        #expect(await refusal { _ = try await fixture.layer("other", 1) } == gone)
        #expect(await refusal { _ = try await fixture.layer("tools", 0) } == small)
        #expect(await refusal { try await fixture.deleteLayer("tools", -1) } == small)
        let foreign = "arn:aws:lambda:us-east-1:222222222222:layer:tools"
        let forbidden = await refusal { _ = try await fixture.layer(foreign, 1) }
        #expect(forbidden?.code == "AccessDeniedException")
        #expect(forbidden?.message?.contains("lambda:GetLayerVersion on resource: \(foreign)") == true)
        for arn in ["arn:aws:lambda:us-east-1:111111111111:layer:tools:9", "arn:aws:lambda:::awslayer:Tools"] {
            let request = GetLayerVersionByArnRequest(arn: arn)
            #expect(
                await refusal { _ = try await fixture.controlPlane.getLayerVersionByArn(request, fixture.caller) }
                    == gone
            )
        }
    }

    @Test func aBadZipIsRefusedAndTakesNoNumber() async throws {
        let broken = await refusal {
            try await fixture.publishLayer { $0.content = LayerVersionContentInput(zipFile: Data("no zip".utf8)) }
        }
        #expect(
            broken?.message
                == "Could not unzip uploaded file. Please check your file, then try to upload again."
        )
        let empty = await refusal {
            try await fixture.publishLayer { $0.content = LayerVersionContentInput(zipFile: Data()) }
        }
        #expect(empty?.message == "Uploaded file must be a non-empty zip")
        #expect(try await fixture.publishLayer().version == 1)
    }

    @Test func theZipStaysAsLongAsAVersionNamesIt() async throws {
        try await fixture.publishLayer()
        #expect(fixture.store.namedBlobs.count == 1)
        try await fixture.deleteLayer("tools", 1)
        #expect(fixture.store.namedBlobs.isEmpty)
    }
}

extension GetLayerVersionResponse {
    fileprivate init(_ published: PublishLayerVersionResponse) {
        self.init(
            content: published.content,
            layerArn: published.layerArn,
            layerVersionArn: published.layerVersionArn,
            description: published.description,
            createdDate: published.createdDate,
            version: published.version,
            compatibleArchitectures: published.compatibleArchitectures,
            compatibleRuntimes: published.compatibleRuntimes,
            licenseInfo: published.licenseInfo
        )
    }
}
