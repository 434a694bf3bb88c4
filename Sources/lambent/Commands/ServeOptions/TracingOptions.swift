import ArgumentParser
import Configuration

/// Where traces go.
struct TracingOptions: ParsableArguments {
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

    /// What was given, by setting.
    var flags: [SettingName: ConfigContent] {
        [SettingName: ConfigContent](given: [
            .xrayDaemon: xrayDaemon.map(ConfigContent.string),
            .otlpEndpoint: otlpEndpoint.map(ConfigContent.string),
        ])
    }
}
