import ArgumentParser
import Configuration

/// Where the server listens, where it keeps everything, and what functions are kept from.
struct ServerOptions: ParsableArguments {
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

    /// What was given, by setting.
    var flags: [SettingName: ConfigContent] {
        [SettingName: ConfigContent](given: [
            .listen: listen.map(ConfigContent.string),
            .dataDirectory: dataDir.map(ConfigContent.string),
            .isolation: isolation.map(ConfigContent.string),
            .egress: egress.map(ConfigContent.string),
        ])
    }
}
