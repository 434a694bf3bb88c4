package import Neighbours

package import struct Foundation.Date

/// How functions are run on this host.
package struct ExecutionConfiguration: Sendable {
    /// What happens when the runtime of a function is not on this host.
    package enum RuntimeFallback: String, Sendable {
        /// The invocation fails with InvalidRuntimeException.
        case none
        /// The nearest version of the same language runs, and the log of the function says so.
        case nearest
    }

    /// What happens to a function of another architecture than the host's that no emulator runs.
    package enum ArchitectureFallback: String, Sendable {
        /// The invocation fails with InvalidRuntimeException.
        case none
        /// It runs as if it were of the host's, and its log says so.
        case host
    }

    /// The directory of temporary files: each server works in ``instance`` below it, and at the start removes whatever
    /// else is there. Nothing but running servers of one data directory may use it.
    package var runDirectory: String

    /// The name of this run of the server; a file name.
    package var instance: String

    /// The directory of the bootstraps: `python/bootstrap.py`, `nodejs/bootstrap.cjs`.
    package var bootstrapDirectory: String

    /// The directory of installed runtimes, one directory for each identifier.
    package var installedRuntimesDirectory: String

    package var runtimeFallback: RuntimeFallback

    package var architectureFallback = ArchitectureFallback.none

    /// Directories where interpreters are looked for, before the well-known ones: the PATH of the server.
    package var searchPath: [String]

    /// The home directory, for interpreters of version managers; nil for none.
    package var homeDirectory: String?

    /// How long an environment waits for its next invocation before it ends.
    package var idleTimeout: Duration

    /// How long the first initialization of an environment may take; ten seconds at the service.
    package var initializationLimit: Duration

    /// How many environments there may be at once on this host, at least 1.
    package var maximumEnvironments: Int

    /// How many invocations of one account may run at once; 1000 at the service.
    package var accountConcurrency: Int

    /// The neighbour that functions reach for every service without one of its own; nil for none.
    package var neighbour: NeighbourEndpoint?

    /// A PEM file of certificate authorities that are trusted beside the system's by connections to neighbours; nil for none.
    package var neighbourAuthorities: String?

    /// The neighbours that functions reach, by service.
    package var neighbours: [String: NeighbourEndpoint]

    /// How long an environment waits for its next invocation before its processes are stopped where they stand.
    package var freezeDelay: Duration

    /// What the networks of functions are on this host.
    package var networks = NetworkMap()

    /// Asks EC2 about them; nil for nobody to ask.
    package var networkSource: NetworkSource?

    /// Interpreters that wait for functions; none unless told.
    package var stems = StemConfiguration.none

    /// The directories of this host that stand for file systems; nil for none.
    package var fileSystems: FileSystemDirectories?

    /// How long an invocation waits for an environment that has answered its last one and is about to be free, before it
    /// gets a new environment.
    var reusePatience = Duration.milliseconds(50)

    /// A random number from 0 to 1, for the sampling of traces.
    package var traceChance: @Sendable () -> Double = { .random(in: 0..<1) }

    /// How many environments of a version are started at once ahead of invocations.
    var startsAtOnce = 4

    /// The time, for logs and deadlines that functions see.
    package var now: @Sendable () -> Date

    package init(
        runDirectory: String,
        instance: String,
        bootstrapDirectory: String,
        installedRuntimesDirectory: String,
        runtimeFallback: RuntimeFallback = .none,
        searchPath: [String] = [],
        homeDirectory: String? = nil,
        idleTimeout: Duration = .seconds(600),
        initializationLimit: Duration = .seconds(10),
        maximumEnvironments: Int = 1000,
        accountConcurrency: Int = 1000,
        neighbour: NeighbourEndpoint? = nil,
        neighbours: [String: NeighbourEndpoint] = [:],
        freezeDelay: Duration = .milliseconds(100),
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.runDirectory = runDirectory
        self.instance = instance
        self.bootstrapDirectory = bootstrapDirectory
        self.installedRuntimesDirectory = installedRuntimesDirectory
        self.runtimeFallback = runtimeFallback
        self.searchPath = searchPath
        self.homeDirectory = homeDirectory
        self.idleTimeout = idleTimeout
        self.initializationLimit = initializationLimit
        self.maximumEnvironments = maximumEnvironments
        self.accountConcurrency = accountConcurrency
        self.neighbour = neighbour
        self.neighbours = neighbours
        self.freezeDelay = freezeDelay
        self.now = now
    }

    /// The directory of this server's temporary files.
    var instanceDirectory: String { runDirectory + "/" + instance }
}
