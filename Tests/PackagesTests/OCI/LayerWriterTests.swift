import CArchive
import Foundation
import Testing

@testable import Packages

struct LayerWriterTests {
    let fixture = Fixture()

    /// Writes layers one after the other, each into a directory of its own or all into the same.
    private func write(
        _ archives: [Data],
        _ whiteouts: LayerWriter.Whiteouts,
        bytes: Int = 1 << 20
    ) throws -> String {
        let directory = fixture.directory + "/\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        for archive in archives {
            let path = fixture.directory + "/layer.tar"
            try archive.write(to: URL(fileURLWithPath: path))
            var reader = try TarReader(path: path)
            var writer = try LayerWriter(
                directory: directory,
                whiteouts: whiteouts,
                limits: LayerWriter.Limits(bytes: bytes)
            )
            try writer.write(&reader)
        }
        return directory
    }

    private func kind(_ path: String) -> mode_t {
        var status = stat()
        return lstat(path, &status) == 0 ? status.st_mode & S_IFMT : 0
    }

    private func refusal(_ build: (inout TarBuilder) -> Void) -> ImageError? {
        do {
            _ = try write([TarBuilder.tar(build)], .kept)
            return nil
        } catch {
            return error as? ImageError
        }
    }

    @Test func filesKeepTheirModesAndTimes() throws {
        let directory = try write(
            [
                TarBuilder.tar {
                    $0.directory("bin", mode: 0o500)
                    $0.file("bin/run", "x", mode: 0o4755)
                    $0.file("./secret", "s", mode: 0o600)
                    $0.link("etc", to: "/absolute/../anywhere")
                    $0.otherName("same", of: "./bin/run")
                    $0.device("null")
                }
            ],
            .kept
        )
        #expect(mode(directory + "/bin") == 0o700)
        #expect(mode(directory + "/bin/run") == 0o755)
        #expect(mode(directory + "/secret") == 0o600)
        #expect(kind(directory + "/etc") == S_IFLNK)
        #expect(text(directory + "/same") == "x")
        #expect(kind(directory + "/null") == 0)
        var status = stat()
        stat(directory + "/bin/run", &status)
        #expect(status.st_mtim.tv_sec == 1_700_000_000)
    }

    @Test func marksBecomeThoseOfAnOverlay() throws {
        let directory = try write(
            [
                TarBuilder.tar {
                    $0.file("a/.wh.gone")
                    $0.file("b/.wh..wh..opq")
                    $0.file("b/new", "n")
                    $0.file(".wh..wh.plnk")
                    $0.file("c/.wh.back")
                    $0.directory("c/back")
                    $0.directory("d/there")
                    $0.file("d/.wh.there")
                }
            ],
            .kept
        )
        #expect(kind(directory + "/a/gone") == S_IFCHR)
        #expect(isOpaque(directory + "/b"))
        #expect(text(directory + "/b/new") == "n")
        #expect(kind(directory + "/.wh..wh.plnk") == 0)
        for name in ["/c/back", "/d/there"] {
            #expect(kind(directory + name) == S_IFDIR)
            #expect(isOpaque(directory + name))
        }
        #expect(!isOpaque(directory + "/a"))
    }

    @Test func marksAreCarriedOut() throws {
        let lower = TarBuilder.tar {
            $0.file("a/gone", "g")
            $0.file("a/kept", "k")
            $0.file("b/old/deep", "o")
            $0.file("swap", "file")
            $0.directory("turn")
            $0.file("turn/x", "x")
        }
        let upper = TarBuilder.tar {
            $0.file("a/.wh.gone")
            $0.file("b/new", "n")
            $0.file("b/.wh..wh..opq")
            $0.directory("swap")
            $0.file("swap/inner", "i")
            $0.file("turn", "now a file")
        }
        let directory = try write([lower, upper], .applied)
        #expect(kind(directory + "/a/gone") == 0)
        #expect(text(directory + "/a/kept") == "k")
        #expect(kind(directory + "/b/old") == 0)
        #expect(text(directory + "/b/new") == "n")
        #expect(text(directory + "/swap/inner") == "i")
        #expect(text(directory + "/turn") == "now a file")
    }

    @Test func nothingIsWrittenOutside() throws {
        let outside = fixture.directory + "/outside"
        try FileManager.default.createDirectory(atPath: outside, withIntermediateDirectories: true)
        for name in ["../x", "a/../../x", "/../x"] {
            guard case .invalid = refusal({ $0.file(name, "x") }) else {
                Issue.record("\(name) was taken")
                continue
            }
        }
        // A link is replaced, never gone through.
        let directory = try write(
            [
                TarBuilder.tar {
                    $0.link("way", to: outside)
                    $0.file("way/x", "x")
                    $0.link("name", to: outside + "/y")
                    $0.file("name", "y")
                }
            ],
            .kept
        )
        #expect(text(directory + "/way/x") == "x")
        #expect(text(directory + "/name") == "y")
        #expect(try FileManager.default.contentsOfDirectory(atPath: outside).isEmpty)
    }

    @Test func otherNamesOfWhatIsOutside() {
        for target in ["../x", "absent", "dir"] {
            let error = refusal {
                $0.directory("dir")
                $0.otherName("name", of: target)
            }
            guard case .invalid = error else {
                Issue.record("\(target): \(String(describing: error))")
                continue
            }
        }
    }

    @Test func whatIsTooLargeOrDamaged() throws {
        let large = TarBuilder.tar { $0.file("a", String(repeating: "x", count: 5000)) }
        #expect(throws: ImageError.tooLarge(limit: 4999)) { try write([large], .kept, bytes: 4999) }
        guard case .invalid = refusal({ _ in }) else {
            // An archive without entries is one.
            let damaged = large.prefix(3000)
            #expect(throws: (any Error).self) { try write([damaged], .kept) }
            return
        }
        Issue.record("an empty layer was refused")
    }

    private func isOpaque(_ path: String) -> Bool {
        var value: UInt8 = 0
        return lgetxattr(path, "user.overlay.opaque", &value, 1) == 1 && value == UInt8(ascii: "y")
    }
}
