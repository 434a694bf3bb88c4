import ArgumentParser
import Configuration

/// The flags of `serve`. Each has an environment variable and a key of the configuration file of the same name; a flag
/// goes before the variable, the variable before the file.
struct ServeOptions: ParsableArguments {
    // In the order of the help text.

    @OptionGroup var server: ServerOptions

    @Option(
        help: ArgumentHelp(
            "YAML file with settings, named as the flags without dashes before them. [LAMBENT_CONFIG]",
            valueName: "file"
        )
    )
    var config: String?

    @OptionGroup var access: AccessOptions

    @OptionGroup var runtimeRules: RuntimeRuleOptions

    @OptionGroup var neighbours: NeighbourOptions

    @Option(
        help: ArgumentHelp(
            "trace, debug, info, notice, warning, error or critical. [LAMBENT_LOG_LEVEL] (default: info)",
            valueName: "level"
        )
    )
    var logLevel: String?

    @Option(
        help: ArgumentHelp(
            "Seconds for which an environment waits for its next invocation. [LAMBENT_IDLE_TIMEOUT] (default: 600)",
            valueName: "seconds"
        )
    )
    var idleTimeout: Double?

    @Option(
        help: ArgumentHelp(
            "Seconds for which running invocations may go on when the server stops. [LAMBENT_SHUTDOWN_GRACE] (default: 10)",
            valueName: "seconds"
        )
    )
    var shutdownGrace: Double?

    @Option(
        help: ArgumentHelp(
            "Region of requests that name none. [LAMBENT_REGION] (default: us-east-1)",
            valueName: "region"
        )
    )
    var region: String?

    @Option(
        help: ArgumentHelp(
            "Account of requests whose access key is not twelve digits. [LAMBENT_ACCOUNT] (default: 000000000000)",
            valueName: "digits"
        )
    )
    var account: String?

    @Option(
        help: ArgumentHelp(
            "Seconds for which functions stay Pending or InProgress at least, fractions allowed. [LAMBENT_STATE_TRANSITION_DELAY] (default: 0)",
            valueName: "seconds"
        )
    )
    var stateTransitionDelay: Double?

    @Option(
        help: ArgumentHelp(
            "Directory of the language bootstraps. [LAMBENT_RUNTIMES] (default: found beside the executable)",
            valueName: "dir"
        )
    )
    var runtimes: String?

    @Option(
        help: ArgumentHelp(
            "Execution environments that may exist at once. [LAMBENT_MAX_ENVIRONMENTS] (default: 1000)",
            valueName: "number"
        )
    )
    var maxEnvironments: Int?

    @Option(
        help: ArgumentHelp(
            """
            What the waits between attempts of asynchronous events are multiplied with, for tests. \
            [LAMBENT_ASYNC_TIME_SCALE] (default: 1)
            """,
            valueName: "number"
        )
    )
    var asyncTimeScale: Double?

    @OptionGroup var quotas: QuotaOptions

    @Option(
        help: ArgumentHelp(
            """
            Interpreters that wait, started, for functions that use them: none, or how many of a runtime, such as \
            python3.12=2,nodejs20.x=1. [LAMBENT_STEMS] (default: one of each that a function uses, as memory allows)
            """,
            valueName: "runtime=number"
        )
    )
    var stems: String?

    @OptionGroup var tracing: TracingOptions

    @Option(
        help: ArgumentHelp(
            """
            The host directory of an EFS access point or file system, such as fsap-0123456789abcdef0=/srv/shared; may be \
            repeated. [LAMBENT_FILE_SYSTEMS, separated by commas] (default: a directory of its own below the data directory)
            """,
            valueName: "id=dir"
        )
    )
    var fileSystems: [String] = []

    @Option(
        help: ArgumentHelp(
            """
            Lets changes of functions fail, such as deploy-*=EniLimitExceeded, to test what deploys them; may be repeated. \
            [LAMBENT_INJECT, separated by commas]
            """,
            valueName: "function=reason"
        )
    )
    var inject: [String] = []

    @Option(
        help: ArgumentHelp(
            "Seconds without an invocation after which a function becomes Inactive. [LAMBENT_INACTIVE_AFTER] (default: never)",
            valueName: "seconds"
        )
    )
    var inactiveAfter: Double?

    @Option(
        help: ArgumentHelp(
            """
            Pairs of a subnet and a set of security groups that the functions of a VPC may have together. \
            [LAMBENT_MAX_NETWORK_INTERFACES] (default: 500)
            """,
            valueName: "number"
        )
    )
    var maxNetworkInterfaces: Int?

    @OptionGroup var images: ImageOptions

    /// What was given, by setting.
    var flags: [SettingName: ConfigContent] {
        let groups = [
            server.flags, access.flags, runtimeRules.flags, neighbours.flags, quotas.flags, tracing.flags, images.flags,
        ]
        return groups.reduce(into: ownFlags) { $0.merge($1) { $1 } }
    }

    private var ownFlags: [SettingName: ConfigContent] {
        [SettingName: ConfigContent](given: [
            .logLevel: logLevel.map(ConfigContent.string),
            .idleTimeout: idleTimeout.map(ConfigContent.double),
            .shutdownGrace: shutdownGrace.map(ConfigContent.double),
            .region: region.map(ConfigContent.string),
            .account: account.map(ConfigContent.string),
            .stateTransitionDelay: stateTransitionDelay.map(ConfigContent.double),
            .runtimes: runtimes.map(ConfigContent.string),
            .maximumEnvironments: maxEnvironments.map(ConfigContent.int),
            .asyncTimeScale: asyncTimeScale.map(ConfigContent.double),
            .stems: stems.map(ConfigContent.string),
            .fileSystems: ConfigContent(words: fileSystems),
            .inject: ConfigContent(words: inject),
            .inactiveAfter: inactiveAfter.map(ConfigContent.double),
            .maximumNetworkInterfaces: maxNetworkInterfaces.map(ConfigContent.int),
        ])
    }
}
