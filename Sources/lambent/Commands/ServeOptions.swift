import ArgumentParser
import Configuration

/// The flags of `serve`. Each has an environment variable and a key of the configuration file of the same name; a flag
/// goes before the variable, the variable before the file.
struct ServeOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Address and port to listen on; port 0 takes a free one. [LAMBENT_LISTEN] (default: 127.0.0.1:4566)",
            valueName: "host:port"
        )
    )
    var listen: String?

    @Option(
        help: ArgumentHelp(
            "Where everything is kept. [LAMBENT_DATA_DIR] (default: /var/lib/lambent for root, else $XDG_STATE_HOME/lambent)",
            valueName: "dir"
        )
    )
    var dataDir: String?

    @Option(
        help: ArgumentHelp(
            "How functions are kept apart: auto, linux or process. [LAMBENT_ISOLATION] (default: auto)",
            valueName: "kind"
        )
    )
    var isolation: String?

    @Option(
        help: ArgumentHelp(
            """
            Whether isolated functions reach the world outside: auto (where this host can lead them there) or off. \
            [LAMBENT_EGRESS] (default: auto)
            """,
            valueName: "rule"
        )
    )
    var egress: String?

    @Option(
        help: ArgumentHelp(
            "YAML file with settings, named as the flags without dashes before them. [LAMBENT_CONFIG]",
            valueName: "file"
        )
    )
    var config: String?

    @Option(
        help: ArgumentHelp(
            "JSON file of the identities whose signatures are accepted; without it anybody on this host is. [LAMBENT_CREDENTIALS]",
            valueName: "file"
        )
    )
    var credentials: String?

    @Option(help: ArgumentHelp("PEM file of the certificate for TLS. [LAMBENT_TLS_CERT]", valueName: "file"))
    var tlsCert: String?

    @Option(help: ArgumentHelp("PEM file of the certificate's key. [LAMBENT_TLS_KEY]", valueName: "file"))
    var tlsKey: String?

    @Option(
        help: ArgumentHelp(
            "Control plane requests a second that are answered before TooManyRequestsException. [LAMBENT_API_RATE] (default: no bound)",
            valueName: "number"
        )
    )
    var apiRate: Double?

    @Option(
        help: ArgumentHelp(
            "What to do when a function's runtime is not on this host: none or nearest. [LAMBENT_RUNTIME_FALLBACK] (default: none)",
            valueName: "rule"
        )
    )
    var runtimeFallback: String?

    @Option(
        help: ArgumentHelp(
            """
            Functions of another processor architecture: none (they fail) or host (they run as this host's). \
            [LAMBENT_ARCHITECTURE_FALLBACK] (default: none)
            """,
            valueName: "rule"
        )
    )
    var architectureFallback: String?

    @Option(
        help: ArgumentHelp(
            "Runtimes that the service refuses today: refuse or allow. [LAMBENT_DEPRECATED_RUNTIMES] (default: refuse)",
            valueName: "rule"
        )
    )
    var deprecatedRuntimes: String?

    @Option(
        help: ArgumentHelp(
            "Endpoint of all other AWS services. [LAMBENT_NEIGHBOURS] (default: AWS_ENDPOINT_URL)",
            valueName: "url"
        )
    )
    var neighbours: String?

    @Option(
        help: ArgumentHelp(
            "Endpoint of one other service, such as s3=http://127.0.0.1:9000; may be repeated. [LAMBENT_NEIGHBOUR, separated by commas] (default: AWS_ENDPOINT_URL_SERVICE)",
            valueName: "service=url"
        )
    )
    var neighbour: [String] = []

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

    @Option(
        help: ArgumentHelp(
            "Invocations of an account that may run at once in a region. [LAMBENT_ACCOUNT_CONCURRENCY] (default: 1000)",
            valueName: "number"
        )
    )
    var accountConcurrency: Int?

    @Option(
        help: ArgumentHelp(
            """
            Bytes of the code of all functions, versions and layers that an account may have in a region. \
            [LAMBENT_CODE_STORAGE] (default: 80530636800)
            """,
            valueName: "bytes"
        )
    )
    var codeStorage: Int?

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

    @Option(
        help: ArgumentHelp(
            "Where the X-Ray daemon takes the segments of traced functions. [LAMBENT_XRAY_DAEMON] (default: AWS_XRAY_DAEMON_ADDRESS)",
            valueName: "host:port"
        )
    )
    var xrayDaemon: String?

    @Option(
        help: ArgumentHelp(
            """
            Where traces go as OTLP over HTTP, such as http://127.0.0.1:4318. \
            [LAMBENT_OTLP_ENDPOINT] (default: OTEL_EXPORTER_OTLP_ENDPOINT)
            """,
            valueName: "url"
        )
    )
    var otlpEndpoint: String?

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

    @Option(
        help: ArgumentHelp(
            """
            Where a registry of container images is, such as ghcr.io=http://127.0.0.1:5000; ecr=URL for all private \
            registries of ECR; may be repeated. [LAMBENT_REGISTRY, separated by commas]
            """,
            valueName: "host=url"
        )
    )
    var registry: [String] = []

    @Option(
        help: ArgumentHelp(
            """
            Credentials for registries, as docker login writes them. [LAMBENT_REGISTRY_AUTH] (default: where skopeo \
            looks: REGISTRY_AUTH_FILE, ~/.docker/config.json)
            """,
            valueName: "file"
        )
    )
    var registryAuth: String?

    @Option(
        help: ArgumentHelp(
            """
            Directory of OCI image layouts that functions may be made from, by ImageUri oci:/DIR/NAME[:TAG]; may be \
            repeated. [LAMBENT_IMAGE_LAYOUTS, separated by commas] (default: none)
            """,
            valueName: "dir"
        )
    )
    var imageLayouts: [String] = []

    /// What was given, by setting.
    var flags: [SettingName: ConfigContent] {
        let words: [(SettingName, String?)] = [
            (.listen, listen), (.dataDirectory, dataDir), (.isolation, isolation), (.egress, egress),
            (.credentials, credentials),
            (.tlsCertificate, tlsCert), (.tlsKey, tlsKey), (.runtimeFallback, runtimeFallback),
            (.architectureFallback, architectureFallback),
            (.deprecatedRuntimes, deprecatedRuntimes), (.neighbours, neighbours), (.logLevel, logLevel),
            (.region, region), (.account, account), (.runtimes, runtimes), (.stems, stems),
            (.xrayDaemon, xrayDaemon), (.otlpEndpoint, otlpEndpoint),
            (.registryCredentials, registryAuth),
        ]
        let numbers: [(SettingName, Double?)] = [
            (.apiRate, apiRate), (.idleTimeout, idleTimeout), (.shutdownGrace, shutdownGrace),
            (.stateTransitionDelay, stateTransitionDelay), (.asyncTimeScale, asyncTimeScale),
            (.inactiveAfter, inactiveAfter),
        ]
        var flags: [SettingName: ConfigContent] = [:]
        for (name, word) in words { flags[name] = word.map(ConfigContent.string) }
        for (name, number) in numbers { flags[name] = number.map(ConfigContent.double) }
        flags[.maximumEnvironments] = maxEnvironments.map(ConfigContent.int)
        flags[.accountConcurrency] = accountConcurrency.map(ConfigContent.int)
        flags[.codeStorage] = codeStorage.map(ConfigContent.int)
        flags[.maximumNetworkInterfaces] = maxNetworkInterfaces.map(ConfigContent.int)
        if !neighbour.isEmpty { flags[.neighbour] = .stringArray(neighbour) }
        if !fileSystems.isEmpty { flags[.fileSystems] = .stringArray(fileSystems) }
        if !inject.isEmpty { flags[.inject] = .stringArray(inject) }
        if !registry.isEmpty { flags[.registry] = .stringArray(registry) }
        if !imageLayouts.isEmpty { flags[.imageLayouts] = .stringArray(imageLayouts) }
        return flags
    }
}
