import Foundation
import Glibc
import Testing

@testable import Packages

/// What lies directly in a directory, without unpacking or mounting.
struct PackageListingTests {
    @Test func theFilesOfADirectoryOfAnArchive() async throws {
        let zip = ZipBuilder.zip { zip in
            zip.directory("extensions")
            zip.file("extensions/one", mode: 0o755)
            zip.file("./extensions//two")
            zip.link("extensions/three", to: "one")
            zip.directory("extensions/folder")
            zip.file("extensions/folder/four")
            zip.file("other/extensions/five")
            zip.file("extensions.txt")
        }
        #expect(try await ZipPackage.files(in: "extensions", of: zip) == ["one", "two", "three"])
        #expect(try await ZipPackage.files(in: "nothing", of: zip).isEmpty)
    }

    @Test func laterTreesLieOverEarlierOnes() throws {
        let root = NSTemporaryDirectory() + "lambent-merged-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: root) }
        func make(_ tree: String, _ files: [String]) throws -> String {
            for file in files {
                let path = "\(root)/\(tree)/\(file)"
                let parent = URL(fileURLWithPath: path).deletingLastPathComponent().path
                try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
                _ = FileManager.default.createFile(atPath: path, contents: nil)
            }
            return "\(root)/\(tree)"
        }
        let first = try make("first", ["opt/extensions/one", "opt/extensions/two", "opt/extensions/folder/three"])
        let second = try make("second", ["opt/extensions/four", "opt/extensions/two/five"])
        let path = ["opt", "extensions"]
        #expect(MergedDirectory([first]).files(at: path) == ["one", "two"])
        // A directory covers a file of its name.
        #expect(MergedDirectory([first, second]).files(at: path) == ["one", "four"])
        #expect(MergedDirectory([]).files(at: path).isEmpty)
        let third = try make("third", ["opt/other"])
        #expect(MergedDirectory([first, third]).files(at: path) == ["one", "two"])
        let file = try make("file", ["opt/extensions"])
        #expect(MergedDirectory([first, file]).files(at: path).isEmpty)
        let last = try make("last", ["opt/extensions/six"])
        #expect(MergedDirectory([first, file, last]).files(at: path) == ["six"])
    }

    @Test(.enabled(if: geteuid() == 0, "only root makes the marks of an overlay"))
    func whatALayerTakesAwayIsGone() throws {
        let root = NSTemporaryDirectory() + "lambent-merged-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: root) }
        for directory in ["first/opt/extensions", "second/opt/extensions", "third/opt"] {
            try FileManager.default.createDirectory(atPath: "\(root)/\(directory)", withIntermediateDirectories: true)
        }
        for name in ["one", "two"] {
            _ = FileManager.default.createFile(atPath: "\(root)/first/opt/extensions/\(name)", contents: nil)
        }
        try #require(mknod("\(root)/second/opt/extensions/one", S_IFCHR, 0) == 0)
        try #require(mknod("\(root)/third/opt/extensions", S_IFCHR, 0) == 0)
        let path = ["opt", "extensions"]
        #expect(MergedDirectory(["\(root)/first", "\(root)/second"]).files(at: path) == ["two"])
        #expect(MergedDirectory(["\(root)/first", "\(root)/third"]).files(at: path).isEmpty)
    }
}
