import Foundation
import Testing

@testable import Packages

struct ImageManifestTests {
    private static let digest = "sha256:" + String(repeating: "a", count: 64)

    private func manifest(
        config: String = "application/vnd.oci.image.config.v1+json",
        layer: String = "application/vnd.oci.image.layer.v1.tar+gzip",
        layers: Int = 1,
        version: Int = 2
    ) throws(ImageError) -> ImageManifest {
        let part = "{\"mediaType\":\"\(layer)\",\"digest\":\"\(Self.digest)\",\"size\":1}"
        let text =
            "{\"schemaVersion\":\(version),\"config\":{\"mediaType\":\"\(config)\",\"digest\":\"\(Self.digest)\",\"size\":1},"
            + "\"layers\":[\(Array(repeating: part, count: layers).joined(separator: ","))]}"
        return try ImageManifest(Data(text.utf8))
    }

    @Test func partsOfKnownKinds() throws {
        #expect(try manifest(layers: 127).parts().layers.count == 127)
        let older = try manifest(
            config: "application/vnd.docker.container.image.v1+json",
            layer: "application/vnd.docker.image.rootfs.diff.tar.gzip"
        )
        #expect(try older.parts().config.isOlderConfig)
    }

    @Test func whatIsNotSupported() throws {
        let wrong = [
            try manifest(config: "application/vnd.cncf.helm.config.v1+json"), try manifest(layer: "text/plain"),
            try manifest(layers: 0), try manifest(layers: 128), try manifest(version: 1),
        ]
        for manifest in wrong {
            #expect {
                try manifest.parts()
            } throws: { error in
                if case .unsupported = error as? ImageError { true } else { false }
            }
        }
        #expect(throws: ImageError.unsupported(reason: "its manifest cannot be read")) {
            try ImageManifest(Data("x".utf8))
        }
    }

    @Test func aListIsChosenFromByArchitecture() throws {
        func entry(_ name: String, _ os: String, _ digit: String) -> String {
            let digest = "sha256:" + String(repeating: digit, count: 64)
            return "{\"digest\":\"\(digest)\",\"size\":1,\"platform\":{\"architecture\":\"\(name)\",\"os\":\"\(os)\"}}"
        }
        let entries = [entry("unknown", "unknown", "0"), entry("arm64", "linux", "1"), entry("amd64", "linux", "2")]
        let list = try ImageManifest(
            Data("{\"schemaVersion\":2,\"manifests\":[\(entries.joined(separator: ","))]}".utf8)
        )
        #expect(try list.choice(for: "arm64")?.hex?.first == "1")
        #expect(try list.choice(for: "x86_64")?.hex?.first == "2")
        let one = try ImageManifest(Data("{\"schemaVersion\":2,\"manifests\":[\(entries[1])]}".utf8))
        #expect(throws: ImageError.wrongArchitecture(reason: "amd64 is wanted, it is for arm64")) {
            try one.choice(for: "x86_64")
        }
        #expect(try manifest().choice(for: "arm64") == nil)
    }
}
