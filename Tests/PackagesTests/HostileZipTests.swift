import Foundation
import Testing

@testable import Packages

struct HostileZipTests {
    let fixture = Fixture()

    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var build: @Sendable (inout ZipBuilder) -> Void

        init(_ name: String, _ build: @escaping @Sendable (inout ZipBuilder) -> Void) {
            testDescription = name
            self.build = build
        }
    }

    static let cases: [Case] = [
        Case("a file above the root") { $0.file("../evil", "x") },
        Case("a file that climbs later") { $0.file("a/../../evil", "x") },
        Case("a climb that stays inside") { $0.file("a/../b", "x") },
        Case("a directory above the root") { $0.directory("..") },
        Case("an absolute file") { $0.file("/tmp/evil", "x") },
        Case("an absolute directory") { $0.directory("/tmp/evil") },
        Case("an absolute link") { $0.link("etc", to: "/etc") },
        Case("a link written through") {
            $0.link("etc", to: "/etc")
            $0.file("etc/evil", "x")
        },
        Case("an inner link written through") {
            $0.directory("real")
            $0.link("alias", to: "real")
            $0.file("alias/evil", "x")
        },
        Case("a link opened as a directory") {
            $0.directory("real")
            $0.link("alias", to: "real")
            $0.directory("alias")
        },
        Case("a link that climbs out") { $0.link("a/b/l", to: "../../../x") },
        Case("a link that climbs by way of a name") { $0.link("a/l", to: "b/../../../x") },
        Case("a link that climbs through another") {
            $0.link("p/q/r/up", to: "../../..")
            $0.link("out", to: "p/q/r/up/../x")
        },
        Case("a link to nothing") { $0.link("l", to: "") },
        Case("a file and then a directory") {
            $0.file("a", "x")
            $0.file("a/b", "x")
        },
        Case("a directory and then a file") {
            $0.file("a/b", "x")
            $0.file("a", "x")
        },
        Case("a device") { $0.add(Array("dev".utf8), mode: 0o020666, Data()) },
        Case("a socket") { $0.add(Array("socket".utf8), mode: 0o140666, Data()) },
        Case("a component that no file system takes") { $0.file(String(repeating: "n", count: 256), "x") },
        Case("a path that no system call takes") { $0.file(String(repeating: "d/", count: 2000) + "f", "x") },
    ]

    @Test(arguments: cases) func isRefused(_ hostile: Case) async throws {
        let zip = ZipBuilder.zip(hostile.build)
        let store = try fixture.store()
        for error in [
            await failure { _ = try ZipPackage.inspect(zip) }, await failure { _ = try await store.unpack(zip) },
        ] {
            guard case .unsafeEntry? = error else {
                Issue.record("\(hostile.testDescription): \(String(describing: error))")
                return
            }
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.directory) == [".boot"])
    }

    @Test func aBombIsRefusedByTheBytesThatComeOut() async throws {
        let zip = ZipBuilder.bomb(unzippedBytes: 8 << 20)
        #expect(zip.count < 64 << 10)
        let limits = PackageLimits(unzippedBytes: 4 << 20)
        #expect(await failure { _ = try ZipPackage.inspect(zip, limits: limits) } == .tooLarge(limit: 4 << 20))
        let store = try fixture.store(limits: limits)
        #expect(await failure { _ = try await store.unpack(zip) } == .tooLarge(limit: 4 << 20))
        #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.directory) == [".boot"])
    }

    @Test func theLimitItselfIsAllowed() throws {
        let zip = ZipBuilder.bomb(unzippedBytes: 1 << 20)
        let summary = try ZipPackage.inspect(zip, limits: PackageLimits(unzippedBytes: 1 << 20))
        #expect(summary.unzippedBytes == 1 << 20)
    }

    @Test func tooManyEntriesAreRefused() async throws {
        let zip = ZipBuilder.zip { builder in
            for number in 0..<20 { builder.file("f\(number)") }
        }
        #expect(
            await failure { _ = try ZipPackage.inspect(zip, limits: PackageLimits(entries: 19)) }
                == .tooManyEntries(limit: 19)
        )
        #expect(try ZipPackage.inspect(zip, limits: PackageLimits(entries: 20)).entries == 20)
    }

    @Test func directoriesThatNoEntryNamesCountToo() async throws {
        let zip = ZipBuilder.zip { $0.file(String(repeating: "d/", count: 100) + "f") }
        #expect(
            await failure { _ = try ZipPackage.inspect(zip, limits: PackageLimits(entries: 100)) }
                == .tooManyEntries(limit: 100)
        )
    }

    @Test func damageIsAnError() async throws {
        let good = ZipBuilder.bomb(unzippedBytes: 1 << 20)
        var deflateDamage = good
        for offset in 60..<200 { deflateDamage[deflateDamage.startIndex + offset] ^= 0xff }
        let wrongChecksum = ZipBuilder.zip {
            $0.add(Array("f".utf8), mode: 0o100644, Data("text".utf8), wrongChecksum: true)
        }
        let encrypted = ZipBuilder.zip {
            $0.add(Array("f".utf8), mode: 0o100644, Data(repeating: 7, count: 40), flags: 1)
        }
        for zip in [deflateDamage, wrongChecksum, encrypted] {
            guard case .corrupt? = await failure({ _ = try ZipPackage.inspect(zip) }) else {
                Issue.record("accepted")
                continue
            }
        }
    }

    @Test func whatIsNoZipIsSaidToBeNone() async {
        let good = ZipBuilder.zip { $0.file("f", "text") }
        let tar = Data("f".utf8) + Data(count: 1023)
        for bytes in [Data("no zip".utf8), good.dropLast(30), Data(count: 100_000), tar, good.prefix(4)] {
            let error = await failure { _ = try ZipPackage.inspect(bytes) }
            #expect(error == .notAZip)
        }
        #expect(await failure { _ = try ZipPackage.inspect(Data()) } == .empty)
        let nothing = ZipBuilder.zip { _ in }
        #expect(await failure { _ = try ZipPackage.inspect(nothing) } == .empty)
    }

    @Test func anyDamagedByteIsRefusedOrHarmless() async throws {
        let good = ZipBuilder.zip {
            $0.file("main.py", "print(1)")
            $0.directory("lib")
            $0.link("lib/main.py", to: "../main.py")
        }
        for offset in good.indices {
            var bytes = good
            bytes[offset] ^= 0x5a
            _ = await failure { _ = try ZipPackage.inspect(bytes) }
        }
        for length in 0..<good.count {
            #expect(await failure { _ = try ZipPackage.inspect(good.prefix(length)) } != nil)
        }
    }
}
