internal import Logging

/// How a launcher is started.
package struct SandboxLauncherConfiguration: Sendable {
    /// A program that, with `arguments`, calls `lambent_launcher_main(3)` before it has a second thread. Its first argument is set
    /// to `lambent-launcher`; its environment holds PATH, LD_LIBRARY_PATH and LANG at most.
    package var executable: String
    /// After the first, such as a hidden subcommand.
    package var arguments: [String]
    /// Names this server among others on the host: lower-case letters and digits, a few. The next server that takes the place
    /// of this one has the same name; it removes what a killed one left under it.
    package var instance: String
    /// A directory of this server alone, on a disk; made if it is missing. An absolute path. Process sandboxes need none.
    package var directory: String
    /// Whether isolated sandboxes may get a ``SandboxConfiguration/Network/relayed`` network.
    package var relaysConnections = false
    /// How long the file system of a shared directory may take until a sandbox sees it.
    package var sharedDirectoryLimit: Duration = .seconds(10)
    /// Whether it is tried, at the start, that isolated sandboxes can have a ``SandboxConfiguration/interface``.
    package var joinsNetworks = false
    /// How many isolated sandboxes wait to be somebody's.
    package var bareSandboxes = 2
    /// How long they wait in vain before they are ended.
    package var bareLifetime: Duration = .seconds(300)

    package init(executable: String, arguments: [String] = [], instance: String, directory: String) {
        self.executable = executable
        self.arguments = arguments
        self.instance = instance
        self.directory = directory
    }

    /// The logger with the name of the instance.
    func named(_ logger: Logger) -> Logger {
        var logger = logger
        logger[metadataKey: "instance"] = "\(instance)"
        return logger
    }
}
