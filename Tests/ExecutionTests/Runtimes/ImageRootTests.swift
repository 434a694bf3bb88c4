import Foundation
import Testing

@testable import Execution

struct ImageRootTests {
    @Test func linksMeanWhatTheyMeanInTheImage() throws {
        let files = FileManager.default
        let root = files.temporaryDirectory.appending(path: "root-\(UUID().uuidString)").path
        defer { try? files.removeItem(atPath: root) }
        try files.createDirectory(atPath: root + "/opt/python/bin", withIntermediateDirectories: true)
        try files.createDirectory(atPath: root + "/usr", withIntermediateDirectories: true)
        let program = root + "/opt/python/bin/python3.12"
        #expect(files.createFile(atPath: program, contents: Data(), attributes: [.posixPermissions: 0o755]))
        for (name, target) in [
            ("/usr/bin", "/opt/python/bin"), ("/opt/python/bin/python3", "python3.12"),
            ("/opt/up", "../../../../../../opt/./python"), ("/opt/circle", "circle"), ("/opt/outside", "/bin/sh"),
            ("/opt/gone", "missing"),
        ] {
            try files.createSymbolicLink(atPath: root + name, withDestinationPath: target)
        }
        let image = ImageRoot(root)
        let real = URL(fileURLWithPath: program).resolvingSymlinksInPath().path
        for name in ["/opt/python/bin/python3.12", "/usr/bin/python3", "/opt/up/bin/../bin/python3"] {
            #expect(image.real(name) == real)
        }
        for name in ["/opt/circle", "/opt/outside", "/opt/gone", "/bin/sh", "/../../bin/sh"] {
            #expect(image.real(name) == nil)
        }
    }

    @Test func librariesLieBesideTheDirectoryOfPrograms() throws {
        let files = FileManager.default
        let root = files.temporaryDirectory.appending(path: "installation-\(UUID().uuidString)").path
        defer { try? files.removeItem(atPath: root) }
        try files.createDirectory(atPath: root + "/lib", withIntermediateDirectories: true)
        #expect(Interpreter.libraryDirectories(besides: root + "/bin/ruby") == [root + "/lib"])
        #expect(Interpreter.libraryDirectories(besides: root + "/ruby") == [])
        #expect(Interpreter.libraryDirectories(besides: "/ruby") == [])
    }
}
