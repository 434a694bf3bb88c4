/// The names of all settings: the long flag, the key of the configuration file and, in capitals after `LAMBENT_`, the
/// environment variable.
enum SettingName: String, CaseIterable, Sendable {
    case listen
    case dataDirectory = "data-dir"
    case isolation
    case egress
    case credentials
    case tlsCertificate = "tls-cert"
    case tlsKey = "tls-key"
    case apiRate = "api-rate"
    case runtimeFallback = "runtime-fallback"
    case architectureFallback = "architecture-fallback"
    case deprecatedRuntimes = "deprecated-runtimes"
    case neighbours
    case neighbour
    case logLevel = "log-level"
    case idleTimeout = "idle-timeout"
    case shutdownGrace = "shutdown-grace"
    case region
    case account
    case stateTransitionDelay = "state-transition-delay"
    case runtimes
    case maximumEnvironments = "max-environments"
    case asyncTimeScale = "async-time-scale"
    case accountConcurrency = "account-concurrency"
    case codeStorage = "code-storage"
    case stems
    case xrayDaemon = "xray-daemon"
    case otlpEndpoint = "otlp-endpoint"
    case fileSystems = "file-systems"
    case inject
    case inactiveAfter = "inactive-after"
    case maximumNetworkInterfaces = "max-network-interfaces"
    case networks
    case securityGroups = "security-groups"
    case registry
    case registryCredentials = "registry-auth"
    case imageLayouts = "image-layouts"

    /// Those that the file may say as a mapping or as a list of mappings.
    static let structured: Set<SettingName> = [.fileSystems, .inject, .networks, .securityGroups]

    /// Those that nothing but the file can say.
    static let onlyInFile: Set<SettingName> = [.networks, .securityGroups]

    /// The environment variable of the setting.
    var variable: String {
        "LAMBENT_" + rawValue.uppercased().split(separator: "-").joined(separator: "_")
    }
}
