import Foundation
import Logging
import Sandbox

/// Starts what makes sandboxes.
struct SandboxStart {
    private let choice: IsolationChoice
    private let hasEgress: Bool
    private let joinsNetworks: Bool
    private let directory: String

    /// - Parameters:
    ///   - hasEgress: functions are to reach the world outside.
    ///   - joinsNetworks: functions are to be joined to networks of the host.
    ///   - directory: of the sandboxes of this server alone.
    init(_ choice: IsolationChoice, hasEgress: Bool, joinsNetworks: Bool = false, directory: String) {
        self.choice = choice
        self.joinsNetworks = joinsNetworks
        self.hasEgress = hasEgress
        self.directory = directory
    }

    /// - Throws: ``StartError`` when this host does not allow what is asked for.
    func launcher(_ logger: Logger) async throws -> any SandboxLauncher {
        var configuration = SandboxLauncherConfiguration(
            executable: "/proc/self/exe",
            arguments: [Entry.launcherSubcommand],
            instance: instance,
            directory: directory
        )
        configuration.relaysConnections = hasEgress
        configuration.joinsNetworks = joinsNetworks
        do {
            return try await choice.startLauncher(configuration, logger: logger)
        } catch {
            throw StartError(
                "Sandboxes with --isolation \(choice.rawValue) cannot be had on this host: \(error). See lambent doctor."
            )
        }
    }

    /// The same for every server of this directory, so that it finds what a killed one left in the kernel.
    var instance: String {
        let path = URL(fileURLWithPath: directory).resolvingSymlinksInPath().path
        let hash = path.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        return String(hash, radix: 36)
    }
}
