import Sandbox
import Testing

@testable import Execution

struct RuntimeCommandTests {
    @Test(arguments: [
        ("18.3.0", false), ("20.18.1", false), ("20.19.0", true), ("22.11.0", false), ("22.12.0", true),
        ("24.0.0", false),
    ])
    func nodeGetsTheFlagsThatItKnows(_ number: String, _ knows: Bool) async throws {
        try await Host.with([:]) { host in
            let command = try command(host, "nodejs22.x", number)
            #expect(command.arguments.contains("--no-experimental-detect-module") == knows)
            #expect(command.arguments.first == "--max-old-space-size=115")
            #expect(command.arguments.last == host.path("runtimes/nodejs/bootstrap.cjs"))
        }
    }

    @Test func javaGetsItsHeapAndItsOwnArguments() async throws {
        try await Host.with(["runtimes/java/bootstrap.jar": ""]) { host in
            let command = try command(host, "java21", "21.0.1")
            #expect(command.arguments.first == "-XX:MaxHeapSize=\(128 * 1024 * 85 / 100)k")
            #expect(command.arguments.suffix(4) == ["-jar", host.path("runtimes/java/bootstrap.jar"), "3", "/l"])
            #expect(command.arguments.contains("--add-opens=java.base/java.io=ALL-UNNAMED"))
            #expect(try !self.command(host, "java8.al2", "8.0.392").arguments.contains { $0.hasPrefix("--add-opens") })
        }
    }

    @Test func aWrapperStandsBeforeTheRuntime() async throws {
        try await Host.with([:]) { host in
            let variables = ["AWS_LAMBDA_EXEC_WRAPPER": "/var/task/wrap"]
            let command = try command(host, "python3.12", "3.12.1", variables)
            #expect(command.executables == ["/code/wrap"])
            #expect(command.arguments == ["/bin/x", "-S", host.path("runtimes/python/bootstrap.py")])
            #expect(command.descriptors == .wrapped)
            #expect(command.startFailure(of: nil, errno: 2).message == "Runtime exited with error: exit status 127")
            #expect(command.startFailure(of: 0, errno: 13).message == "Runtime exited with error: exit status 126")
        }
    }

    @Test func aCustomBootstrapIsLookedForInTheCodeThenInTheLayers() async throws {
        try await Host.with([:]) { host in
            let command = try command(host, "provided.al2023", nil)
            #expect(command.executables == ["/code/bootstrap", "/l/bootstrap"])
            #expect(command.descriptors == nil)
            #expect(
                command.startFailure(of: nil, errno: 2).message
                    == "Couldn't find valid bootstrap(s): [/var/task/bootstrap /opt/bootstrap]"
            )
            let withoutInterpreter = command.startFailure(of: 0, errno: 2)
            #expect(withoutInterpreter.message == "fork/exec /var/task/bootstrap: no such file or directory")
            let inLayer = command.startFailure(of: 1, errno: 13)
            #expect(inLayer.message == "fork/exec /opt/bootstrap: permission denied")
        }
    }

    private func command(
        _ host: Host,
        _ name: String,
        _ number: String?,
        _ variables: [String: String] = [:]
    ) throws -> RuntimeCommand {
        let identifier = try #require(RuntimeIdentifier(name))
        let runtime = ResolvedRuntime(
            identifier: identifier,
            interpreter: try number.map { Interpreter(path: "/bin/x", version: try #require(LanguageVersion($0))) },
            bootstrapDirectory: host.path("runtimes/\(identifier.language.rawValue)"),
            notice: nil
        )
        return RuntimeCommand(
            version: .fake(runtime: name),
            resources: PreparedResources(
                code: .directory(path: "/host"),
                variables: variables,
                runtime: .available(runtime)
            ),
            runtime: runtime,
            paths: SandboxPaths(
                code: "/code",
                layers: ["/l"],
                runtime: host.path("runtimes/\(identifier.language.rawValue)"),
                temporary: "/tmp"
            )
        )
    }
}
