import Foundation
package import NIOCore
package import Packages
package import Sandbox

/// Runs programs of the host that end with the server, however that ends.
package struct HostPrograms: Sendable {
    private let launcher: any SandboxLauncher
    private let eventLoop: any EventLoop

    /// - Parameter eventLoop: reads what the programs write.
    package init(launcher: any SandboxLauncher, eventLoop: any EventLoop) {
        self.launcher = launcher
        self.eventLoop = eventLoop
    }

    /// Runs a program with exactly these variables; kills it when the task is cancelled.
    ///
    /// - Throws: a ``SandboxError`` when it cannot be started.
    package func run(
        _ program: String,
        _ arguments: [String],
        _ environment: [String: String]
    ) async throws -> ImageCommand.Output {
        let sandbox = try await launcher.makeHostSandbox(name: "program")
        let result = await Result { try await run(program, arguments, environment, in: sandbox) }
        await sandbox.destroy()
        return try result.get()
    }

    private func run(
        _ program: String,
        _ arguments: [String],
        _ environment: [String: String],
        in sandbox: any Sandbox
    ) async throws -> ImageCommand.Output {
        let process = try await sandbox.start(
            ProcessSpecification(
                executable: program,
                arguments: arguments,
                environment: environment.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
            )
        )
        return await withTaskCancellationHandler {
            async let errors = OutputCollector.collect(process.standardError, on: eventLoop)
            let output = await OutputCollector.collect(
                process.standardOutput,
                on: eventLoop,
                maximumBytes: ImageCommand.outputLimit
            )
            let told = await errors
            let exit = await sandbox.waitForExit(of: process.id)
            return ImageCommand.Output(isSuccess: exit == .exited(0), output: Data(output.utf8), errors: told)
        } onCancel: {
            Task { await sandbox.killProcesses() }
        }
    }
}

extension Result where Failure == any Error {
    /// What a piece of work gives or throws.
    fileprivate init(_ work: () async throws -> Success) async {
        do {
            self = .success(try await work())
        } catch {
            self = .failure(error)
        }
    }
}
