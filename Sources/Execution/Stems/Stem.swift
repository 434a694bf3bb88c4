import Glibc
import NIOCore
import Sandbox

/// An interpreter that is up in a sandbox of its own, has loaded the bootstrap and run no function's code: it waits for
/// its order, once.
struct Stem: Sendable {
    let site: EnvironmentSite
    let sandbox: any Sandbox
    let process: StartedProcess
    let links: BootstrapLinks
    /// The writing end of the pipe that the bootstrap reads its order from.
    let order: CInt

    /// Makes it that of a function: gives the bootstrap its variables, and its sandbox what the configuration asks for.
    ///
    /// The bootstrap makes itself ready meanwhile; that the code is there is told by the one who puts it there. It is used up,
    /// whether or not this succeeds.
    func give(_ configuration: SandboxConfiguration, _ variables: [(name: String, value: String)]) async throws {
        defer { close(order) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(8192)
        for (name, value) in variables {
            bytes.append(contentsOf: name.utf8)
            bytes.append(UInt8(ascii: "="))
            bytes.append(contentsOf: value.utf8)
            bytes.append(0)
        }
        // No variable is empty: this is their end.
        bytes.append(0)
        try Self.write(bytes, to: order)
        try await sandbox.assign(configuration, telling: order)
    }

    /// The pipe is empty and holds 64 KB; variables are a tenth of that.
    private static func write(_ bytes: [UInt8], to descriptor: CInt) throws(DescriptorPair.Failure) {
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { throw DescriptorPair.Failure(errno: errno) }
            written += count
        }
    }

    /// Ends one that is nobody's.
    func end() async {
        close(order)
        await endUsed()
    }

    /// Ends one whose order is closed.
    func endUsed() async {
        await site.destroy()
        process.closePipes()
        links.closeServer()
    }
}

extension StartedProcess {
    /// Nobody will read what it writes.
    func closePipes() {
        close(standardOutput)
        close(standardError)
    }
}
