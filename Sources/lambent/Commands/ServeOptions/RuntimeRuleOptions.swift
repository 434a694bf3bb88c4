import ArgumentParser
import Configuration

/// What becomes of functions whose runtime or processor this host or the service does not have.
struct RuntimeRuleOptions: ParsableArguments {
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

    /// What was given, by setting.
    var flags: [SettingName: ConfigContent] {
        [SettingName: ConfigContent](given: [
            .runtimeFallback: runtimeFallback.map(ConfigContent.string),
            .architectureFallback: architectureFallback.map(ConfigContent.string),
            .deprecatedRuntimes: deprecatedRuntimes.map(ConfigContent.string),
        ])
    }
}
