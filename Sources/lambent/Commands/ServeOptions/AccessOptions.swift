import ArgumentParser
import Configuration

/// Who may ask, by which means and how often.
struct AccessOptions: ParsableArguments {
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

    /// What was given, by setting.
    var flags: [SettingName: ConfigContent] {
        [SettingName: ConfigContent](given: [
            .credentials: credentials.map(ConfigContent.string),
            .tlsCertificate: tlsCert.map(ConfigContent.string),
            .tlsKey: tlsKey.map(ConfigContent.string),
            .apiRate: apiRate.map(ConfigContent.double),
        ])
    }
}
