import Execution
package import Foundation
import LambdaAPI
package import Logging
package import Neighbours
package import Packages
package import Storage
import Synchronization

/// What each operation on functions does: the rules, the records, the states, and the preparation of what they promise.
///
/// Requests arrive decoded and checked against the model's constraints. Every change is one commit that expects the
/// record it was decided on; where that record changed meanwhile, the decision is made again.
package final class ControlPlane: Sendable {
    let configuration: ControlPlaneConfiguration
    let store: FunctionStore
    let blobs: any BlobStore
    let packages: PackageStore?
    let images: ImageStore?
    let preparer: any FunctionPreparer
    let rules: SettingsRules
    let vault: VariableVault
    let intake: CodeIntake
    let codeLocation: @Sendable (CodeLocationRequest) -> String
    let webAddress: @Sendable (_ id: String, _ region: String) -> String
    let clock: any Clock<Duration>
    let now: @Sendable () -> Date
    let logger: Logger
    let sections = FunctionSections()
    let routes = RouteTable()
    let policies = ReadTable<PolicyTable.Key, PolicyTable.Entry>()
    let urls = ReadTable<String, FunctionURL>()
    let packageUse = PackageUse()
    let tasks = BackgroundTasks()
    /// Why versions of functions could not even be prepared for provisioned concurrency.
    let provisionFailures = Mutex<[FunctionKey: String]>([:])
    let deletionFollowers = DeletionFollowers()
    let injections: Injections

    /// A control plane that does nothing before ``start()`` but answer.
    ///
    /// - Parameters:
    ///   - configuration: how it behaves.
    ///   - records: where functions are kept.
    ///   - blobs: where code is kept.
    ///   - packages: the extracted packages, swept of what no function uses; nil when there are none.
    ///   - images: container images, likewise.
    ///   - neighbours: where code is fetched from that is named by bucket and key, and who is asked about roles, networks
    ///     and whatever else functions name; nil when there is nobody to ask.
    ///   - vault: seals variables before they are stored, and opens them for answers.
    ///   - preparer: what runs functions.
    ///   - codeLocation: an address under which the code of a function can be fetched for a while.
    ///   - webAddress: the URL that a function URL's id and region make.
    ///   - clock: for delays.
    ///   - now: the time of day, for what is shown.
    ///   - logger: for what goes wrong in the background; it never gets a variable.
    package init(
        configuration: ControlPlaneConfiguration,
        records: any RecordStore,
        blobs: any BlobStore,
        packages: PackageStore?,
        images: ImageStore? = nil,
        neighbours: NeighbourClient?,
        vault: VariableVault,
        preparer: any FunctionPreparer,
        codeLocation: @escaping @Sendable (CodeLocationRequest) -> String,
        webAddress: @escaping @Sendable (_ id: String, _ region: String) -> String,
        clock: any Clock<Duration> = ContinuousClock(),
        now: @escaping @Sendable () -> Date = { Date() },
        logger: Logger
    ) {
        self.configuration = configuration
        self.injections = Injections(configuration.injections)
        self.store = FunctionStore(records: records, codeStorage: configuration.codeStorage, logger: logger)
        self.blobs = blobs
        self.packages = packages
        self.images = images
        self.preparer = preparer
        self.rules = SettingsRules(
            runtimes: RuntimeRules(allowsDeprecated: configuration.allowsDeprecatedRuntimes),
            store: store,
            neighbours: NeighbourChecks(client: neighbours, logger: logger)
        )
        self.vault = vault
        self.intake = CodeIntake(
            blobs: blobs,
            s3: neighbours.flatMap(Self.s3),
            images: images,
            logger: logger
        )
        self.codeLocation = codeLocation
        self.webAddress = webAddress
        self.clock = clock
        self.now = now
        self.logger = logger
    }

    /// Takes up what was under way when the server ended: every function that was Pending or InProgress, every event
    /// source mapping and capacity provider between two states. It is finished in the background.
    ///
    /// - Throws: when the storage cannot be read.
    package func start() async throws {
        try await weighCode()
        try await resumeAccounts()
        try await resumeTransitions()
        try await resumeProvisioned()
        try await resumeResourceTransitions()
        tasks.start { await self.sweepRepeatedly() }
        if let limit = configuration.inactiveAfter {
            tasks.start { await self.retireIdleRepeatedly(after: limit) }
        }
    }

    /// Ends everything that goes on in the background. What was promised and is not done is taken up by the next start.
    package func shutdown() async {
        await tasks.shutdown()
    }

    var concurrencyRules: ConcurrencyRules {
        ConcurrencyRules(
            limit: configuration.accountConcurrency,
            minimumUnreserved: configuration.minimumUnreservedConcurrency
        )
    }

    /// Views for one request.
    var views: ConfigurationViews {
        ConfigurationViews(variables: VariableReader(vault: vault), logger: logger)
    }

    /// Milliseconds since 1970.
    var timestamp: Int64 {
        Int64((now().timeIntervalSince1970 * 1000).rounded())
    }

    private static func s3(_ client: NeighbourClient) -> S3Neighbour? {
        client.isConfigured(service: "s3") ? S3Neighbour(client: client) : nil
    }
}
