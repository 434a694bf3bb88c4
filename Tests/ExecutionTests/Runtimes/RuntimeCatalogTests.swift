import Foundation
import Testing

@testable import Execution

struct RuntimeCatalogTests {
    @Test func identifiersComeApart() throws {
        let python = try #require(RuntimeIdentifier("python3.12"))
        #expect(python.language == .python)
        #expect(python.version == [3, 12])
        #expect(RuntimeIdentifier("nodejs22.x")?.version == [22])
        #expect(RuntimeIdentifier("java8.al2")?.version == [8])
        #expect(RuntimeIdentifier("dotnetcore3.1")?.version == [3, 1])
        #expect(RuntimeIdentifier("provided.al2023")?.language == .provided)
        #expect(RuntimeIdentifier("cobol85") == nil)
    }

    @Test func answersOfInterpretersAreRead() {
        let answer = InterpreterProbe.interpreter(from: "/usr/bin/env\n3.12.1\n")
        #expect(answer?.version.description == "3.12.1")
        #expect(InterpreterProbe.interpreter(from: "pyenv: no such version\n") == nil)
        #expect(InterpreterProbe.interpreter(from: "") == nil)
    }

    @Test func theExactInterpreterOfTheHostRuns() async throws {
        try await Host.with(["a/python3.12": "3.12.1", "a/python3": "3.11.7"]) { host in
            let resolution = await host.catalog().resolve("python3.12")
            #expect(resolution.runtime?.interpreter?.path == host.path("a/python3.12"))
            #expect(resolution.runtime?.versionText == "python:3.12.1")
            #expect(resolution.runtime?.notice == nil)
        }
    }

    @Test func aProgramOfAnotherNameIsTakenIfItsVersionFits() async throws {
        try await Host.with(["a/python3.12": "", "a/python3": "3.12.4"]) { host in
            let resolution = await host.catalog().resolve("python3.12")
            #expect(resolution.runtime?.interpreter?.path == host.path("a/python3"))
        }
    }

    @Test func anInstalledRuntimeComesFirst() async throws {
        let files = ["a/python3.12": "3.12.1", "installed/python3.12/bin/python3.12": "3.12.9"]
        try await Host.with(files) { host in
            let resolution = await host.catalog().resolve("python3.12")
            #expect(resolution.runtime?.interpreter?.version.description == "3.12.9")
        }
    }

    @Test func anotherVersionNeverRunsSilently() async throws {
        try await Host.with(["a/node": "18.3.0"]) { host in
            let refused = await host.catalog().resolve("nodejs22.x")
            #expect(refused.message?.contains("`lambent runtimes install nodejs22.x --from DIRECTORY`") == true)
            #expect(refused.message?.contains("--runtime-fallback nearest") == true)
            let allowed = await host.catalog(fallback: .nearest).resolve("nodejs22.x")
            #expect(allowed.runtime?.interpreter?.version.description == "18.3.0")
            #expect(allowed.runtime?.notice?.contains("Node.js 18.3.0") == true)
        }
    }

    @Test func theNearestVersionIsTheOneWithTheLeastDistance() async throws {
        let files = ["a/python3.9": "3.9.1", "a/python3.11": "3.11.2", "a/python3.13": "3.13.0", "a/python3": "2.7.18"]
        try await Host.with(files) { host in
            let catalog = host.catalog(fallback: .nearest)
            #expect(await catalog.resolve("python3.12").runtime?.interpreter?.version.description == "3.13.0")
            #expect(await catalog.resolve("python3.8").runtime?.interpreter?.version.description == "3.9.1")
        }
    }

    @Test func aHostWithoutTheLanguageSaysSo() async throws {
        try await Host.with([:]) { host in
            let resolution = await host.catalog(fallback: .nearest).resolve("python3.12")
            #expect(resolution.message?.contains("nor any other Python") == true)
        }
    }

    @Test func customRuntimesNeedNothing() async throws {
        try await Host.with([:]) { host in
            let runtime = await host.catalog().resolve("provided.al2023").runtime
            #expect(runtime != nil)
            #expect(runtime?.interpreter == nil)
            #expect(runtime?.versionText == "provided:al2023")
        }
    }

    @Test func languagesWithoutABootstrapAreRefused() async throws {
        try await Host.with([:]) { host in
            #expect(await host.catalog().resolve("java21").message?.contains("provided.al2023") == true)
            #expect(await host.catalog().resolve("cobol").message?.contains("not known") == true)
        }
    }

    @Test func aProgramIsAskedOnceUntilItChanges() async throws {
        try await Host.with(["a/python3.12": "3.12.1"]) { host in
            let catalog = host.catalog()
            async let first = catalog.resolve("python3.12")
            async let second = catalog.resolve("python3.12")
            _ = await (first, second)
            #expect(host.questions == 1)
            try host.write("a/python3.12", "3.12.2", modified: Date(timeIntervalSinceNow: 60))
            #expect(await catalog.resolve("python3.12").runtime?.interpreter?.version.description == "3.12.2")
        }
    }

    @Test func aBootstrapIsCompiledOnceForEachInterpreter() async throws {
        try await Host.with(["a/python3.12": "3.12.1", "a/node": "20.1.0"]) { host in
            let catalog = host.catalog()
            for name in ["python3.12", "python3.12", "nodejs20.x", "provided.al2023"] {
                _ = await catalog.resolve(name)
            }
            #expect(host.compilations == [host.path("a/python3.12")])
        }
    }

    @Test func anotherArchitectureRunsOnlyWhereSomethingRunsIt() async throws {
        try await Host.with(["a/python3.12": "3.12.1"]) { host in
            let alone = HostArchitecture(name: "x86_64", emulated: [])
            let emulating = HostArchitecture(name: "x86_64", emulated: ["arm64"])
            guard
                case .unavailable(let message) = await host.catalog(architecture: alone)
                    .resolve("provided.al2023", architecture: "arm64")
            else {
                Issue.record("it runs")
                return
            }
            #expect(message.contains("--architecture-fallback host"))
            #expect(
                await notice(host.catalog(architecture: emulating), "provided.al2023")?.contains("qemu-user") == true
            )
            #expect(await notice(host.catalog(architecture: emulating), "python3.12") == nil)
            let falling = host.catalog(architectureFallback: .host, architecture: alone)
            #expect(await notice(falling, "python3.12")?.contains("as x86_64") == true)
        }
    }

    /// What the log of an arm64 function says; nil when it does not run.
    private func notice(_ catalog: RuntimeCatalog, _ name: String) async -> String? {
        guard case .available(let runtime) = await catalog.resolve(name, architecture: "arm64") else { return nil }
        return runtime.notice
    }
}
