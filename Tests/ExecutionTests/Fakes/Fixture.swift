import Foundation
import LambdaAPI
import Logging
import NIOCore
import NIOPosix
import Neighbours
import Sandbox
import Synchronization

@testable import Execution

/// An execution service whose functions are played by scripts.
final class Fixture: Sendable {
    let service: ExecutionService
    let launcher: FakeLauncher
    let logs = FakeLogs()
    let traces = FakeTraces()
    let directory: String
    let eventLoop: any EventLoop

    /// What STS and KMS would say.
    struct Neighbours {
        var roleCredentials: ExecutionService.RoleCredentialSource = { _ in .fake() }
        var openVariables: ExecutionService.VariableSource = { sealed, _, _ in
            try JSONDecoder().decode([String: String].self, from: sealed)
        }
    }

    private init(
        _ configure: (inout ExecutionConfiguration) -> Void,
        on eventLoop: any EventLoop,
        unkept: Set<SandboxEnforcement.Setting>,
        neighbours: Neighbours,
        _ script: @escaping FakeRuntime.Script
    ) {
        directory = NSTemporaryDirectory() + "lambent-execution-\(UUID().uuidString)"
        launcher = FakeLauncher(script, unkept: unkept)
        self.eventLoop = eventLoop
        var configuration = ExecutionConfiguration(
            runDirectory: directory + "/run",
            instance: "test",
            bootstrapDirectory: directory + "/bootstraps",
            installedRuntimesDirectory: directory + "/runtimes"
        )
        // The tests' machine may be busy.
        configuration.reusePatience = .seconds(1)
        configuration.initializationLimit = .seconds(60)
        configure(&configuration)
        let code = directory + "/code"
        service = ExecutionService(
            configuration: configuration,
            eventLoop: eventLoop,
            launcher: launcher,
            package: { _ in .directory(path: code) },
            openVariables: neighbours.openVariables,
            logs: logs,
            roleCredentials: neighbours.roleCredentials,
            traces: traces,
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        )
    }

    /// Runs `body` with a service, and afterwards sees that nothing of it is left.
    static func with(
        _ configure: (inout ExecutionConfiguration) -> Void = { _ in },
        unkept: Set<SandboxEnforcement.Setting> = [],
        neighbours: Neighbours = Neighbours(),
        script: @escaping FakeRuntime.Script,
        body: (Fixture) async throws -> Void
    ) async throws {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let fixture = Fixture(configure, on: group.next(), unkept: unkept, neighbours: neighbours, script)
        try fixture.makeFiles()
        try await fixture.service.start()
        let result: Result<Void, any Error>
        do {
            result = .success(try await body(fixture))
        } catch {
            result = .failure(error)
        }
        await fixture.service.shutdown(grace: .zero)
        try FileManager.default.removeItem(atPath: fixture.directory)
        try await group.shutdownGracefully()
        try result.get()
    }

    private static let files = [
        "code/bootstrap", "bootstraps/python/bootstrap.py", "runtimes/python3.12/bin/python3.12",
    ]

    private func makeFiles(_ files: [String] = files) throws {
        for name in files {
            let path = "\(directory)/\(name)"
            let parent = URL(fileURLWithPath: path).deletingLastPathComponent().path
            try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
            _ = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o755])
        }
    }

    /// A version whose runtime is there, in a route.
    @discardableResult
    func publish(
        _ version: Execution.FunctionVersion = .fake(runtime: "provided.al2023"),
        variables: [String: String] = [:],
        variablesUnderKey: Data? = nil,
        extensions: [String] = []
    ) async throws -> PreparedFunctionVersion {
        let directory = self.directory
        try makeFiles(extensions.map { "layer/extensions/\($0)" })
        var resources = PreparedResources(
            code: .directory(path: directory + "/code"),
            variables: variables,
            runtime: .unavailable(message: "none")
        )
        if let identifier = RuntimeIdentifier(version.runtime), let number = LanguageVersion("3.12.1") {
            let isProvided = identifier.language == .provided
            let program = directory + "/runtimes/python3.12/bin/python3.12"
            resources = PreparedResources(
                code: .directory(path: directory + "/code"),
                variables: variables,
                runtime: .available(
                    ResolvedRuntime(
                        identifier: identifier,
                        interpreter: isProvided ? nil : Interpreter(path: program, version: number),
                        bootstrapDirectory: directory + "/bootstraps/" + identifier.language.rawValue,
                        notice: nil
                    )
                )
            )
        }
        resources.variablesUnderKey = variablesUnderKey
        resources.extensions = extensions.sorted()
        if !extensions.isEmpty { resources.layers = [.directory(path: directory + "/layer")] }
        let prepared = PreparedFunctionVersion(version: version, resources: resources)
        let key = RouteKey(function: version.key, qualifier: version.version)
        return await service.publish(prepared, for: key)
    }

    /// Invokes and waits for the answer.
    func invoke(
        _ version: PreparedFunctionVersion,
        _ payload: String = "{}",
        id: String = UUID().uuidString.lowercased(),
        header: String? = "Root=1-00000000-000000000000000000000000;Sampled=0",
        tail: Bool = false
    ) async -> Result<InvocationOutcome, APIError> {
        let invocation = Invocation(
            requestID: id,
            payload: ByteBuffer(string: payload),
            wantsLogTail: tail,
            traceHeader: header,
            invokedFunctionARN: version.version.key.arn
        )
        return await withCheckedContinuation { continuation in
            eventLoop.execute { [service] in
                service.invoke(invocation, on: version) { result in
                    continuation.resume(returning: result)
                }
            }
        }
    }

    /// Waits until `condition` holds; false after ten seconds.
    func eventually(_ condition: () async -> Bool) async -> Bool {
        for _ in 0..<2000 {
            if await condition() { return true }
            try? await Task.sleep(for: .milliseconds(5))
        }
        return false
    }

    func log(contains text: String) async -> Bool {
        await eventually { logs.text.contains(text) }
    }
}

extension RoleCredentials {
    /// - Parameter expiration: an hour from now when nil.
    static func fake(_ accessKeyID: String = "ASIA", expiration: Date? = nil) -> RoleCredentials {
        RoleCredentials(
            accessKeyID: accessKeyID,
            secretAccessKey: "secret",
            sessionToken: "token",
            expiration: expiration ?? Date(timeIntervalSinceNow: 3600)
        )
    }
}

extension InvocationOutcome {
    var text: String { String(buffer: payload) }
    var tailText: String { String(decoding: logTail ?? [], as: UTF8.self) }
}
