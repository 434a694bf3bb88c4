import Execution
import Foundation
import LambdaAPI
import Packages
import Storage
import Testing

@testable import ControlPlane

/// A directory with an image layout, removed at the end.
private final class Layout: Sendable {
    let directory = NSTemporaryDirectory() + "lambent-layout-\(UUID().uuidString)"

    deinit {
        try? FileManager.default.removeItem(atPath: directory)
        try? FileManager.default.removeItem(atPath: directory + "-store")
    }

    /// Puts an image without real layers under a name; its digest.
    func put(_ name: String, marker: String) throws -> String {
        try FileManager.default.createDirectory(
            atPath: directory + "/app/blobs/sha256",
            withIntermediateDirectories: true
        )
        let part = "{\"mediaType\":\"%\",\"digest\":\"sha256:\(String(repeating: "a", count: 64))\",\"size\":1}"
        let config = part.replacing("%", with: "application/vnd.oci.image.config.v1+json")
        let layer = part.replacing("%", with: "application/vnd.oci.image.layer.v1.tar")
        let manifest = Data(
            "{\"schemaVersion\":2,\"config\":\(config),\"layers\":[\(layer)],\"annotations\":{\"marker\":\"\(marker)\"}}"
                .utf8
        )
        let digest = BlobDigest(of: manifest).hex
        try manifest.write(to: URL(fileURLWithPath: "\(directory)/app/blobs/sha256/\(digest)"))
        let entry =
            "{\"digest\":\"sha256:\(digest)\",\"size\":1,\"annotations\":{\"org.opencontainers.image.ref.name\":\"\(name)\"}}"
        try Data("{\"schemaVersion\":2,\"manifests\":[\(entry)]}".utf8)
            .write(to: URL(fileURLWithPath: directory + "/app/index.json"))
        return digest
    }

    func fixture() throws -> Fixture {
        var settings = RegistrySettings()
        settings.layouts = [directory]
        return Fixture(images: try ImageStore(directory: directory + "-store", settings: settings))
    }

    var uri: String { "oci:\(directory)/app" }
}

struct ImageFunctionTests {
    private let layout = Layout()

    private func make(_ fixture: Fixture, _ adjust: (inout CreateFunctionRequest) -> Void = { _ in }) async throws {
        try await fixture.makeActive {
            $0.runtime = nil
            $0.handler = nil
            $0.packageType = .image
            $0.code = FunctionCode(imageUri: "\(layout.uri):v1")
            adjust(&$0)
        }
    }

    @Test func theDigestIsThatOfTheMomentUntilTheCodeIsUpdated() async throws {
        let first = try layout.put("v1", marker: "1")
        let fixture = try layout.fixture()
        try await make(fixture)
        let second = try layout.put("v1", marker: "2")
        try await fixture.update { $0.description = "same code" }
        #expect(try await fixture.settled().codeSha256 == first)
        let code = try await fixture.controlPlane.getFunction(GetFunctionRequest(functionName: "fn"), fixture.caller)
            .code
        #expect(code?.imageUri == "\(layout.uri):v1")
        #expect(code?.resolvedImageUri == "\(layout.uri)@sha256:\(first)")
        #expect(code?.repositoryType == "ECR")
        #expect(code?.location == nil)
        let update = UpdateFunctionCodeRequest(functionName: "fn", imageUri: "\(layout.uri):v1")
        _ = try await fixture.controlPlane.updateFunctionCode(update, fixture.caller)
        #expect(try await fixture.settled().codeSha256 == second)
    }

    @Test func itHasNeitherRuntimeNorHandler() async throws {
        _ = try layout.put("v1", marker: "1")
        let fixture = try layout.fixture()
        try await make(fixture) { $0.imageConfig = ImageConfig(command: ["c"]) }
        var shown = try await fixture.configuration()
        #expect(shown.runtime == nil && shown.handler == nil && shown.runtimeVersionConfig == nil)
        #expect(shown.codeSize == 0)
        #expect(shown.imageConfigResponse == ImageConfigResponse(imageConfig: ImageConfig(command: ["c"])))
        try await fixture.update { $0.imageConfig = ImageConfig(workingDirectory: "/w") }
        shown = try await fixture.settled()
        #expect(shown.imageConfigResponse == ImageConfigResponse(imageConfig: ImageConfig(workingDirectory: "/w")))
        try await fixture.update { $0.imageConfig = ImageConfig() }
        #expect(try await fixture.settled().imageConfigResponse == nil)
    }

    @Test func whatRunsIsTheImageWithItsOverrides() async throws {
        let digest = try layout.put("v1", marker: "1")
        let fixture = try layout.fixture()
        try await make(fixture) { $0.imageConfig = ImageConfig(entryPoint: ["e"], workingDirectory: "/w") }
        let version = try #require(fixture.preparer.published.last)
        #expect(version.packageDigest == digest)
        #expect(
            version.image
                == FunctionImage(
                    pinned: "\(layout.uri)@sha256:\(digest)",
                    entryPoint: ["e"],
                    workingDirectory: "/w"
                )
        )
        #expect(version.runtimePin == nil)
    }
}
