import Foundation
import Logging

@testable import Sandbox

/// A launcher executable made of nothing but the C sources, built once for a test run: the real one is the server's own
/// binary, which unit tests of this module do not have.
enum TestLauncher {
    static let executable: Result<String, any Error> = Result { try build() }

    private static func build() throws -> String {
        let root = URL(fileURLWithPath: #filePath).appending(path: "../../..").standardizedFileURL
        let sources = root.appending(path: "Sources/CSandbox")
        let directory = root.appending(path: ".build/test-launcher")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        let main = directory.appending(path: "main-\(getpid()).c")
        let program = directory.appending(path: "launcher-\(getpid())")
        try Data("#include \"CSandbox.h\"\nint main(void) { return lambent_launcher_main(3); }\n".utf8).write(to: main)
        defer { try? FileManager.default.removeItem(at: main) }
        let files = try FileManager.default.contentsOfDirectory(atPath: sources.path).filter { $0.hasSuffix(".c") }
        let compiler = Process()
        compiler.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        compiler.arguments =
            ["cc", "-std=c11", "-Wall", "-Wextra", "-Werror", "-O1", "-I\(sources.path)", "-I\(sources.path)/include"]
            + files.map { sources.appending(path: $0).path } + [main.path, "-o", program.path]
        try compiler.run()
        compiler.waitUntilExit()
        guard compiler.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
        let launcher = directory.appending(path: "launcher")
        guard rename(program.path, launcher.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
        return launcher.path
    }

    /// Runs the body with a launcher and ends it afterwards.
    static func with<T: Sendable>(
        _ body: @Sendable (ProcessLauncher) async throws -> T
    ) async throws -> T {
        let launcher = try await start()
        do {
            let result = try await body(launcher)
            await launcher.shutdown()
            return result
        } catch {
            await launcher.shutdown()
            throw error
        }
    }

    static func start() async throws -> ProcessLauncher {
        try await ProcessLauncher.start(
            SandboxLauncherConfiguration(executable: executable.get(), instance: "test", directory: "/nowhere"),
            logger: Logger(label: "test")
        )
    }
}

extension SandboxLauncher {
    /// A sandbox of the plainest configuration.
    func makeSandbox(name: String) async throws(SandboxError) -> any Sandbox {
        try await makeSandbox(name: name, configuration: SandboxConfiguration())
    }
}

extension Sandbox {
    /// Runs a shell script to its end.
    func run(
        _ script: String,
        environment: [(name: String, value: String)] = [("PATH", "/usr/bin:/bin")],
        descriptors: [CInt] = [],
        limits: [ResourceLimit] = []
    ) async throws -> (exit: ProcessExit, output: String) {
        let process = try await start(
            ProcessSpecification(
                executable: "/bin/sh",
                arguments: ["-c", script],
                environment: environment,
                workingDirectory: "/tmp",
                descriptors: descriptors,
                limits: limits
            )
        )
        let exit = await waitForExit(of: process.id)
        let output = process.readOutput()
        return (exit, output)
    }
}

extension StartedProcess {
    /// What the process wrote, until every writer has closed; then both ends are closed.
    func readOutput() -> String {
        defer { closeOutput() }
        let output = FileHandle(fileDescriptor: standardOutput, closeOnDealloc: false)
        return String(decoding: output.readDataToEndOfFile(), as: UTF8.self)
    }

    /// The next line of the output.
    func readLine() -> String {
        var line: [UInt8] = []
        var byte: UInt8 = 0
        while read(standardOutput, &byte, 1) == 1, byte != UInt8(ascii: "\n") { line.append(byte) }
        return String(decoding: line, as: UTF8.self)
    }

    func closeOutput() {
        close(standardOutput)
        close(standardError)
    }
}

/// Whether a process exists and has not ended.
func isAlive(_ process: Int32) -> Bool {
    guard let stat = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
        let state = stat.split(separator: ")").last?.split(separator: " ").first
    else { return false }
    return state != "Z" && state != "X"
}

/// Waits until it is so, at most two seconds.
func eventually(_ condition: () -> Bool) async -> Bool {
    for _ in 0..<400 {
        if condition() { return true }
        try? await Task.sleep(for: .milliseconds(5))
    }
    return condition()
}

/// How many descriptors this process has open.
func openDescriptors() -> Int {
    (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count) ?? -1
}

/// The children of a process.
func children(of process: Int32) -> [Int32] {
    let text = try? String(contentsOfFile: "/proc/\(process)/task/\(process)/children", encoding: .utf8)
    return (text ?? "").split(separator: " ").compactMap { Int32($0) }
}
