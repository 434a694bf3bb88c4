import Foundation
import Testing

@testable import Packages

struct UnpackTests {
    let fixture = Fixture()

    @Test func filesDirectoriesAndInnerLinksAreKept() async throws {
        let zip = ZipBuilder.zip {
            $0.file("main.py", "print(1)")
            $0.directory("empty")
            $0.file("lib/deep/x.txt", "x")
            $0.link("lib/main.py", to: "../main.py")
            $0.link("lib/here", to: "./deep")
            $0.file("./dot//y.txt", "y")
            $0.file("lib/z.txt", "z")
        }
        let summary = try ZipPackage.inspect(zip)
        #expect(summary == PackageSummary(unzippedBytes: 11, entries: 7, hasBootstrap: false))
        let path = try await fixture.store().unpack(zip)
        #expect(path == fixture.directory + "/" + digest(zip))
        #expect(text(path + "/main.py") == "print(1)")
        #expect(text(path + "/lib/main.py") == "print(1)")
        #expect(text(path + "/lib/here/x.txt") == "x")
        #expect(text(path + "/dot/y.txt") == "y")
        #expect(text(path + "/lib/z.txt") == "z")
        #expect(try FileManager.default.contentsOfDirectory(atPath: path + "/empty").isEmpty)
    }

    @Test func everyoneMayReadAndNobodyGainsRights() async throws {
        let zip = ZipBuilder.zip {
            $0.file("plain", mode: 0o600)
            $0.file("script", mode: 0o755)
            $0.file("setuid", mode: 0o6755)
            $0.file("open", mode: 0o777)
            $0.file("none", mode: 0)
            $0.directory("closed", mode: 0o700)
            $0.file("closed/f")
        }
        let path = try await fixture.store().unpack(zip)
        #expect(mode(path) == 0o755)
        #expect(mode(path + "/plain") == 0o644)
        #expect(mode(path + "/script") == 0o755)
        #expect(mode(path + "/setuid") == 0o755)
        #expect(mode(path + "/open") == 0o755)
        #expect(mode(path + "/none") == 0o644)
        #expect(mode(path + "/closed") == 0o755)
    }

    @Test func theLastEntryOfANameWins() async throws {
        let zip = ZipBuilder.zip {
            $0.file("a", "first, and longer")
            $0.file("a", "second")
            $0.file("target", "untouched")
            $0.link("b", to: "target")
            $0.file("b", "file")
            $0.file("c", "file")
            $0.link("c", to: "target")
        }
        let path = try await fixture.store().unpack(zip)
        #expect(text(path + "/a") == "second")
        #expect(text(path + "/b") == "file")
        #expect(text(path + "/target") == "untouched")
        #expect(text(path + "/c") == "untouched")
    }

    @Test func namesOutsideASCIIAreKept() async throws {
        let zip = ZipBuilder.zip {
            $0.file("größe/日本.txt", "x")
            $0.add(Array("naïve.txt".utf8), mode: 0o100644, Data("y".utf8), flags: 0)
            $0.add([0x81, 0x2e, 0x70, 0x79], mode: 0o100644, Data("z".utf8), flags: 0)
        }
        let path = try await fixture.store().unpack(zip)
        #expect(text(path + "/größe/日本.txt") == "x")
        #expect(text(path + "/naïve.txt") == "y")
        #expect(text(path + "/\u{FFFD}.py") == "z")
    }

    @Test func aBootstrapAtTheRootIsSeen() throws {
        #expect(try ZipPackage.inspect(ZipBuilder.zip { $0.file("bootstrap") }).hasBootstrap)
        #expect(try ZipPackage.inspect(ZipBuilder.zip { $0.link("bootstrap", to: "bin/run") }).hasBootstrap)
        #expect(try !ZipPackage.inspect(ZipBuilder.zip { $0.directory("bootstrap") }).hasBootstrap)
        #expect(try !ZipPackage.inspect(ZipBuilder.zip { $0.file("bin/bootstrap") }).hasBootstrap)
    }

    @Test func aDeflatedFileComesOutWhole() async throws {
        let path = try await fixture.store().unpack(ZipBuilder.bomb(unzippedBytes: 1 << 20))
        #expect(FileManager.default.contents(atPath: path + "/zeros") == Data(count: 1 << 20))
    }
}
