import Foundation
import Testing

@testable import lambent

struct RuntimesDirectoryTests {
    @Test func anInstalledExecutableLooksBesideItselfThenAbove() {
        #expect(
            RuntimesDirectory.candidates(executable: "/usr/local/bin/lambent") == [
                "/usr/local/share/lambent/runtimes", "/usr/local/bin/Runtimes", "/usr/local/Runtimes", "/usr/Runtimes",
                "/Runtimes",
            ]
        )
    }

    @Test func theFirstDirectoryThatHasBootstrapsIsTaken() throws {
        let root = "/tmp/lambent-runtimes-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: root) }
        let runtimes = root + "/Runtimes"
        try FileManager.default.createDirectory(atPath: runtimes + "/python", withIntermediateDirectories: true)
        try Data().write(to: URL(fileURLWithPath: runtimes + "/python/bootstrap.py"))
        #expect(try RuntimesDirectory.find(configured: nil, executable: root + "/.build/debug/lambent") == runtimes)
        #expect(try RuntimesDirectory.find(configured: runtimes, executable: "/elsewhere/lambent") == runtimes)
        let error = #expect(throws: StartError.self) {
            try RuntimesDirectory.find(configured: root, executable: root + "/.build/debug/lambent")
        }
        #expect(error?.description.contains("LAMBENT_RUNTIMES") == true)
    }
}
