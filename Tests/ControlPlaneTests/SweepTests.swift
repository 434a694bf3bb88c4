import Foundation
import Packages
import Storage
import Testing

@testable import ControlPlane

struct PackageUseTests {
    @Test func sweepIsToldWhatWasNamedSinceItLooked() async {
        let use = PackageUse()
        await use.begin(["before"])
        use.beginLooking()
        await use.begin(["since"])
        await use.remove { recent in
            #expect(recent == ["since"])
        }
    }

    @Test func preparationWaitsWhilePackagesAreRemoved() async {
        let use = PackageUse()
        let log = EventLog()
        var preparation: Task<Void, Never>?
        await use.remove { _ in
            preparation = Task {
                await use.begin(["digest"])
                log.add("prepared")
            }
            try? await Task.sleep(for: .milliseconds(20))
            log.add("removed")
        }
        await preparation?.value
        #expect(log.text == ["removed", "prepared"])
    }
}

struct SweepTests {
    @Test func onlyPackagesThatNothingNamesAreRemoved() async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "lambent-sweep-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: directory) }
        let packages = try PackageStore(directory: directory.path)
        let fixture = Fixture(packages: packages)
        try await fixture.makeActive()
        try await fixture.publish()
        let used = try await extract(TestZip.function(), in: packages)
        let unused = try await extract(TestZip.function("unused"), in: packages)
        await fixture.controlPlane.sweep()
        #expect(FileManager.default.fileExists(atPath: used))
        #expect(!FileManager.default.fileExists(atPath: unused))
    }

    private func extract(_ zip: Data, in packages: PackageStore) async throws -> String {
        try await packages.directory(for: BlobDigest(of: zip).hex) { zip }
    }
}
