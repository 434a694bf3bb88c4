import Foundation

@testable import Sandbox

/// A shell that waits until it is in its group before it runs a script.
final class GroupProcess {
    private let process = Process()
    private let gate = Pipe()
    private let output = Pipe()

    init(in group: ControlGroup, _ script: String) throws {
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", "read go; \(script)"]
        process.standardInput = gate
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        try group.attach(process.processIdentifier)
        try gate.fileHandleForWriting.write(contentsOf: Data("go\n".utf8))
    }

    var id: Int32 { process.processIdentifier }

    /// One line of output.
    func line() throws -> String {
        var bytes: [UInt8] = []
        while let byte = try output.fileHandleForReading.read(upToCount: 1)?.first, byte != 10 { bytes.append(byte) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The signal that ended it, or 0.
    func waitForSignal() -> Int32 {
        process.waitUntilExit()
        return process.terminationReason == .uncaughtSignal ? process.terminationStatus : 0
    }

    /// Processor time used, in seconds.
    func processorTime() -> Double {
        guard let text = FileText.read("/proc/\(id)/stat"), let end = text.lastIndex(of: ")") else { return 0 }
        let fields = text[end...].split(separator: " ")
        return (Double(fields[12]) ?? 0) / Double(sysconf(CInt(_SC_CLK_TCK)))
            + (Double(fields[13]) ?? 0) / Double(sysconf(CInt(_SC_CLK_TCK)))
    }
}

extension ControlGroup {
    /// Puts a process in the group, as the init of a sandbox does with itself.
    func attach(_ process: Int32) throws(ControlGroupError) {
        for directory in directories { try directory.attach(process) }
    }
}
