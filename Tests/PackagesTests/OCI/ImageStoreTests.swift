import Foundation
import Testing

@testable import Packages

struct ImageStoreTests {
    let fixture = Fixture()

    private var layouts: String { fixture.directory + "/layouts" }

    /// Writes a layout with one image; its layers are plain archives.
    private func writeLayout(_ name: String, _ layers: [Data], architecture: String = "amd64") throws {
        let blobs = "\(layouts)/\(name)/blobs/sha256"
        try FileManager.default.createDirectory(atPath: blobs, withIntermediateDirectories: true)
        func part(_ data: Data, _ kind: String) throws -> String {
            try data.write(to: URL(fileURLWithPath: "\(blobs)/\(digest(data))"))
            return "{\"mediaType\":\"\(kind)\",\"digest\":\"sha256:\(digest(data))\",\"size\":\(data.count)}"
        }
        let config = """
            {"architecture": "\(architecture)", "os": "linux", "config": {"Entrypoint": ["/bin/x"], "Cmd": null,
            "Env": ["A=b=c", "D="], "WorkingDir": "/w"}}
            """
        let layerParts = try layers.map { try part($0, "application/vnd.oci.image.layer.v1.tar") }
        let manifest = try part(
            Data(
                """
                {"schemaVersion": 2, "config": \(try part(Data(config.utf8), "application/vnd.oci.image.config.v1+json")),
                "layers": [\(layerParts.joined(separator: ","))]}
                """.utf8
            ),
            "application/vnd.oci.image.manifest.v1+json"
        )
        try Data("{\"schemaVersion\":2,\"manifests\":[\(manifest)]}".utf8)
            .write(to: URL(fileURLWithPath: "\(layouts)/\(name)/index.json"))
    }

    private func store(limit: Int = 1 << 20) throws -> ImageStore {
        var settings = RegistrySettings()
        settings.layouts = [layouts]
        return try ImageStore(directory: fixture.directory + "/store", settings: settings, limit: limit)
    }

    private func prepare(_ name: String, in store: ImageStore) async throws -> (String, ImageStore.Unpacked) {
        let resolved = try await store.resolve("oci:\(layouts)/\(name)", architecture: "x86_64")
        let unpacked = try await store.prepare(resolved.pinned, manifest: resolved.manifest, architecture: "x86_64")
        return (resolved.digest, unpacked)
    }

    private func layer(_ text: String) -> Data {
        TarBuilder.tar { $0.file("name", text) }
    }

    @Test func imagesShareTheirLayers() async throws {
        let store = try store()
        let base = TarBuilder.tar { $0.file("base", "b") }
        try writeLayout("one", [base, layer("one")])
        try writeLayout("two", [base, layer("two")])
        let one = try await prepare("one", in: store).1
        let two = try await prepare("two", in: store).1
        #expect(one.layers[0] == two.layers[0])
        #expect(one.layers[1] != two.layers[1])
        #expect(text(two.layers[1] + "/name") == "two")
        #expect(
            one.settings
                == ImageSettings(entryPoint: ["/bin/x"], environment: ["A=b=c", "D="], workingDirectory: "/w")
        )
    }

    @Test func anImageOutlivesWhereItCameFrom() async throws {
        try writeLayout("one", [layer("one")])
        let resolved = try await store().resolve("oci:\(layouts)/one", architecture: "x86_64")
        let first = try await store().prepare(resolved.pinned, manifest: resolved.manifest, architecture: "x86_64")
        try FileManager.default.removeItem(atPath: layouts)
        // Also when what was unpacked is lost.
        try FileManager.default.removeItem(atPath: fixture.directory + "/store/layers")
        let again = try await store().prepare(resolved.pinned, manifest: resolved.manifest, architecture: "x86_64")
        #expect(again == first)
        #expect(text(again.layers[0] + "/name") == "one")
    }

    @Test func whatNoImageNeedsIsRemoved() async throws {
        let store = try store()
        let base = TarBuilder.tar { $0.file("base", "b") }
        try writeLayout("one", [base, layer("one")])
        try writeLayout("two", [base, layer("two")])
        let (kept, one) = try await prepare("one", in: store)
        let (_, two) = try await prepare("two", in: store)
        try await store.retain(only: [kept])
        #expect(text(one.layers[1] + "/name") == "one")
        #expect(!FileManager.default.fileExists(atPath: two.layers[1]))
        try await store.retain(only: [])
        for place in ["/store/manifests", "/store/blobs/sha256", "/store/scratch"] {
            #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.directory + place).isEmpty)
        }
        #expect(!FileManager.default.fileExists(atPath: one.layers[0]))
        // And made again when it is needed again.
        #expect(text(try await prepare("two", in: store).1.layers[1] + "/name") == "two")
    }

    @Test func aManifestThatIsBeingWrittenIsKeptUntilTheNextStart() async throws {
        let store = try store()
        let unfinished = fixture.directory + "/store/manifests/.unfinished"
        try Data("{".utf8).write(to: URL(fileURLWithPath: unfinished))
        try await store.retain(only: [])
        #expect(FileManager.default.fileExists(atPath: unfinished))
        _ = try self.store()
        #expect(!FileManager.default.fileExists(atPath: unfinished))
    }

    @Test func partsWithOtherBytesAreRefused() async throws {
        let store = try store()
        let own = layer("one")
        try writeLayout("one", [own])
        var changed = own
        changed[600] ^= 1
        try changed.write(to: URL(fileURLWithPath: "\(layouts)/one/blobs/sha256/\(digest(own))"))
        await #expect(throws: ImageError.invalid(reason: "sha256:\(digest(own)) has other bytes")) {
            try await prepare("one", in: store)
        }
    }

    @Test func allLayersTogetherAreBounded() async throws {
        let store = try store(limit: 3000)
        let large = String(repeating: "x", count: 1600)
        try writeLayout("one", [layer(large), TarBuilder.tar { $0.file("other", large) }])
        await #expect(throws: ImageError.tooLarge(limit: 3000)) { try await prepare("one", in: store) }
    }

    @Test func anImageForOtherMachines() async throws {
        try writeLayout("arm", [layer("arm")], architecture: "arm64")
        await #expect(throws: ImageError.wrongArchitecture(reason: "amd64 is wanted, it is for arm64 linux")) {
            try await prepare("arm", in: try store())
        }
    }

    @Test func anImageIsExtractedIntoOneDirectory() async throws {
        try writeLayout(
            "one",
            [
                layer("lower"),
                TarBuilder.tar {
                    $0.file(".wh.name"); $0.file("upper", "u")
                },
            ]
        )
        let target = fixture.directory + "/target"
        try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
        let settings = try await store().extract("oci:\(layouts)/one", architecture: "x86_64", into: target)
        #expect(settings.entryPoint == ["/bin/x"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: target) == ["upper"])
    }

    @Test func layoutsElsewhereAreNotRead() async throws {
        try writeLayout("one", [layer("one")])
        let store = try ImageStore(directory: fixture.directory + "/other", settings: RegistrySettings())
        await #expect {
            _ = try await store.resolve("oci:\(layouts)/one", architecture: "x86_64")
        } throws: { error in
            if case .denied = error as? ImageError { true } else { false }
        }
    }
}
