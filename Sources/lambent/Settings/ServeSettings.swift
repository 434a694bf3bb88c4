import ControlPlane
import Execution
import Foundation
import Logging
import Neighbours
import Packages
import Sandbox

/// Everything that `serve` can be told, with its defaults.
struct ServeSettings: Sendable, Equatable {
    var listen = ListenAddress(host: "127.0.0.1", port: 4566)
    var dataDirectory: String
    /// How functions are kept apart.
    var isolation = IsolationChoice.auto
    /// Whether functions reach the world outside, where this host can lead them there.
    var hasEgress = true
    /// The file of identities; nil for none.
    var credentials: String?
    var tlsCertificate: String?
    var tlsKey: String?
    /// Control plane requests a second; nil for no bound.
    var apiRate: Double?
    var runtimeFallback = ExecutionConfiguration.RuntimeFallback.none
    var architectureFallback = ExecutionConfiguration.ArchitectureFallback.none
    var allowsDeprecatedRuntimes = false
    /// The endpoint of every neighbouring service.
    var neighbours: NeighbourEndpoint?
    /// Endpoints by service.
    var neighbour: [String: NeighbourEndpoint] = [:]
    var logLevel = Logger.Level.info
    /// Seconds for which an environment waits for its next invocation.
    var idleTimeout = 600.0
    /// Seconds for which running invocations may go on when the server stops.
    var shutdownGrace = 10.0
    var region = "us-east-1"
    var account = "000000000000"
    /// Seconds for which a function stays Pending or InProgress at least.
    var stateTransitionDelay = 0.0
    /// The directory of the bootstraps; nil to look for it.
    var runtimes: String?
    var maximumEnvironments = 1000
    /// What the waits between attempts of asynchronous events are multiplied with.
    var asyncTimeScale = 1.0
    /// Invocations of an account that may run at once in a region.
    var accountConcurrency = 1000
    /// Bytes of code that an account may have in a region.
    var codeStorage = 80_530_636_800
    /// Interpreters that wait for functions.
    var stems = StemConfiguration.standard
    /// Where the X-Ray daemon takes segments; nil for what the environment says.
    var xrayDaemon: ListenAddress?
    /// Where OpenTelemetry's protocol is spoken; nil for what the environment says.
    var otlpEndpoint: NeighbourEndpoint?
    /// Directories of the host, by access point or file system.
    var fileSystems: [String: String] = [:]
    /// Ends of changes that are made up.
    var injections: [InjectedOutcome] = []
    /// Seconds without an invocation after which a function becomes Inactive; nil for never.
    var inactiveAfter: Double?
    /// What subnets and security groups are on this host.
    var networks = NetworkMap()

    /// Where container images come from.
    var registries = RegistrySettings()

    init(dataDirectory: String) {
        self.dataDirectory = dataDirectory
    }

    /// `/var/lib/lambent` for root, else `$XDG_STATE_HOME/lambent`.
    static func defaultDataDirectory(environment: [String: String], userID: UInt32) -> String {
        if userID == 0 { return "/var/lib/lambent" }
        if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") { return state + "/lambent" }
        return (environment["HOME"] ?? NSHomeDirectory()) + "/.local/state/lambent"
    }
}
