import Foundation
import Testing

@testable import Execution

/// Functions that run on one version of a runtime only.
struct RuntimeVersionTests {
    private static let files = [
        "a/python3.12": "3.12.1", "b/python3.12": "3.12.1", "installed/python3.12/bin/python3.12": "3.12.9",
    ]

    private func function(_ pin: RuntimeVersion?, runtime: String = "python3.12") -> Execution.FunctionVersion {
        var version = Execution.FunctionVersion.fake(runtime: runtime)
        version.architecture = HostArchitecture.current.name
        version.runtimePin = pin
        return version
    }

    @Test func everyInterpreterIsAVersionOfItsOwn() async throws {
        try await Host.with(Self.files) { host in
            let versions = await host.catalog(searchPath: ["a", "b"]).versions(of: "python3.12")
            #expect(
                versions == [
                    RuntimeVersion(
                        runtime: "python3.12",
                        version: "3.12.9",
                        program: "installed/python3.12/bin/python3.12"
                    ),
                    RuntimeVersion(runtime: "python3.12", version: "3.12.1", program: host.path("a/python3.12")),
                    RuntimeVersion(runtime: "python3.12", version: "3.12.1", program: host.path("b/python3.12")),
                ]
            )
            let arns = Set(versions.map { $0.arn(region: "eu-west-1") })
            #expect(arns.count == 3)
            let pattern = #/arn:aws:lambda:eu-west-1::runtime:[0-9a-f]{64}/#
            #expect(arns.allSatisfy { $0.wholeMatch(of: pattern) != nil })
        }
    }

    @Test func aPinnedFunctionRunsOnExactlyThatOne() async throws {
        try await Host.with(Self.files) { host in
            let catalog = host.catalog(searchPath: ["a", "b"])
            for version in await catalog.versions(of: "python3.12") {
                let runtime = await catalog.resolve(function(version)).runtime
                #expect(runtime?.version == version)
                #expect(runtime?.notice == nil)
            }
            let free = await catalog.resolve(function(nil)).runtime
            #expect(free?.interpreter?.version.description == "3.12.9")
        }
    }

    @Test func whatIsGoneIsNamedAndNothingElseRuns() async throws {
        try await Host.with(Self.files) { host in
            let catalog = host.catalog(searchPath: ["a"])
            let pin = try #require(await catalog.versions(of: "python3.12").last)
            try host.write("a/python3.12", "3.12.4", modified: Date(timeIntervalSinceNow: 60))
            let replaced = await catalog.resolve(function(pin)).message
            #expect(replaced?.contains(pin.arn(region: "us-east-1")) == true)
            #expect(replaced?.contains("Python 3.12.1 at \(host.path("a/python3.12"))") == true)
            #expect(replaced?.contains("There is version 3.12.4 in its place now") == true)
            try FileManager.default.removeItem(atPath: host.path("a/python3.12"))
            #expect(await catalog.resolve(function(pin)).message?.contains("no such program") == true)
            // A pin of another runtime fits nothing.
            #expect(await catalog.resolve(function(pin, runtime: "python3.11")).message != nil)
        }
    }

    @Test func aProgramThatIsReplacedIsNoticed() async throws {
        try await Host.with(["a/python3.12": "3.12.1"]) { host in
            let runtime = try #require(await host.catalog().resolve("python3.12").runtime)
            #expect(runtime.isUnchanged)
            try host.write("a/python3.12", "3.12.4", modified: Date(timeIntervalSinceNow: 60))
            #expect(!runtime.isUnchanged)
        }
    }

    @Test func theNearestCanBePinnedWhereItIsAllowed() async throws {
        try await Host.with(["a/python3.11": "3.11.2"]) { host in
            let catalog = host.catalog(fallback: .nearest)
            let pin = try #require(await catalog.versions(of: "python3.12").first)
            #expect(pin.version == "3.11.2")
            #expect(await catalog.resolve(function(pin)).runtime?.notice?.contains("instead") == true)
            #expect(await host.catalog().resolve(function(pin)).message != nil)
        }
    }

    @Test func versionsThatAreInstalledBesideEachOtherStay() async throws {
        let files = [
            "installed/python3.12/bin/python3.12": "3.12.9", "installed/python3.12@3.12.10/bin/python3.12": "3.12.10",
            "installed/python3.1/bin/python3.1": "3.1.5",
        ]
        try await Host.with(files) { host in
            let catalog = host.catalog()
            let versions = await catalog.versions(of: "python3.12")
            #expect(versions.map(\.version) == ["3.12.10", "3.12.9"])
            for version in versions {
                #expect(await catalog.resolve(function(version)).runtime?.version == version)
            }
            #expect(await catalog.listing("python3.12", region: "us-east-1").source == .installed)
            #expect(await catalog.versions(of: "python3.1").map(\.version) == ["3.1.5"])
        }
    }

    @Test func packagesBringTheirOwn() async throws {
        try await Host.with([:]) { host in
            let catalog = host.catalog()
            let versions = await catalog.versions(of: "provided.al2023")
            #expect(versions == [RuntimeVersion(runtime: "provided.al2023")])
            #expect(await catalog.resolve(function(versions.first, runtime: "provided.al2023")).runtime != nil)
            #expect(await catalog.versions(of: "python3.12").isEmpty)
        }
    }
}
