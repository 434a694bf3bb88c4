import Foundation
import Logging
import NIOCore
import Sandbox

/// Asks programs what they are, by running them in a sandbox.
struct InterpreterProbe: Sendable {
    let launcher: any SandboxLauncher
    let eventLoop: any EventLoop

    /// The directory that probes run in.
    let directory: String

    let logger: Logger

    /// Programs below this directory bring the libraries that they need.
    let installedDirectory: String

    /// How long a program may take to answer.
    var limit: TimeAmount = .seconds(10)

    /// The interpreter behind `path`, or nil when it does not answer as an interpreter of `language` does.
    ///
    /// Shims of version managers start the real program, which tells its own path.
    func interpreter(at path: String, language: RuntimeIdentifier.Language, searchPath: [String]) async -> Interpreter?
    {
        guard let question = Self.question(for: language) else { return nil }
        let specification = ProcessSpecification(
            executable: path,
            arguments: question,
            environment: [(name: "PATH", value: (searchPath + ["/usr/bin", "/bin"]).joined(separator: ":"))]
                + environment(of: path),
            workingDirectory: directory
        )
        do {
            let sandbox = try await launcher.makeHostSandbox(name: "probe")
            let answer = await ask(specification, in: sandbox, readsErrors: language == .java)
            await sandbox.destroy()
            return answer.flatMap { language == .java ? Self.machine(from: $0) : Self.interpreter(from: $0) }
        } catch {
            logger.debug("cannot ask an interpreter", metadata: ["path": "\(path)", "error": "\(error)"])
            return nil
        }
    }

    /// Has a Python interpreter compile the modules of a bootstrap, where the server may write beside them.
    func compileBootstrap(in bootstrapDirectory: String, with interpreter: Interpreter) async {
        let specification = ProcessSpecification(
            executable: interpreter.path,
            arguments: ["-I", "-S", "-m", "compileall", "-q", bootstrapDirectory],
            environment: environment(of: interpreter.path),
            workingDirectory: directory
        )
        guard let sandbox = try? await launcher.makeHostSandbox(name: "compiler") else { return }
        if await ask(specification, in: sandbox) == nil {
            logger.debug("cannot compile the bootstrap", metadata: ["interpreter": "\(interpreter.path)"])
        }
        await sandbox.destroy()
    }

    private func environment(of program: String) -> [(name: String, value: String)] {
        let libraries =
            program.hasPrefix(installedDirectory + "/") ? Interpreter.libraryDirectories(besides: program) : []
        return [(name: "HOME", value: directory), (name: "LC_ALL", value: "C.UTF-8")]
            + (libraries.isEmpty ? [] : [(name: "LD_LIBRARY_PATH", value: libraries.joined(separator: ":"))])
    }

    private func ask(
        _ specification: ProcessSpecification,
        in sandbox: any Sandbox,
        readsErrors: Bool = false
    ) async -> String? {
        guard let process = try? await sandbox.start(specification) else { return nil }
        let deadline = eventLoop.scheduleTask(in: limit) {
            Task { await sandbox.killProcesses() }
        }
        async let errors = OutputCollector.collect(process.standardError, on: eventLoop)
        let output = await OutputCollector.collect(process.standardOutput, on: eventLoop)
        let told = await errors
        let exit = await sandbox.waitForExit(of: process.id)
        deadline.cancel()
        return exit == .exited(0) ? (readsErrors ? told : output) : nil
    }

    /// The answer is two lines: the path of the program and its version.
    private static func question(for language: RuntimeIdentifier.Language) -> [String]? {
        switch language {
        case .python:
            ["-I", "-S", "-c", "import sys; print(sys.executable); print('.'.join(map(str, sys.version_info[:3])))"]
        case .nodejs: ["-p", "process.execPath + '\\n' + process.versions.node"]
        case .ruby: ["--disable-gems", "-e", "puts File.readlink('/proc/self/exe'), RUBY_VERSION"]
        case .java: ["-XshowSettings:properties", "-version"]
        case .dotnet, .go, .provided: nil
        }
    }

    /// Java tells its properties, one a line, and all of that as errors. Before 9 its version began with `1.`.
    static func machine(from answer: String) -> Interpreter? {
        var properties: [Substring: String] = [:]
        for line in answer.split(separator: "\n") {
            let parts = line.split(separator: "=", maxSplits: 1)
            guard parts.count == 2 else { continue }
            properties[parts[0].trimmingPrefix { $0 == " " }.prefix { $0 != " " }] =
                parts[1].trimmingCharacters(in: .whitespaces)
        }
        guard let home = properties["java.home"], home.hasPrefix("/"), let text = properties["java.version"],
            let version = LanguageVersion(text.hasPrefix("1.") ? String(text.dropFirst(2)) : text)
        else { return nil }
        return Interpreter(path: "\(home)/bin/java", version: version)
    }

    static func interpreter(from answer: String) -> Interpreter? {
        let lines = answer.split(separator: "\n")
        guard lines.count == 2, lines[0].hasPrefix("/"), let version = LanguageVersion(lines[1]) else { return nil }
        let path = URL(fileURLWithPath: String(lines[0])).resolvingSymlinksInPath().path
        return Interpreter(path: path, version: version)
    }
}
