import ArgumentParser
import Configuration

/// Where the other AWS services are.
struct NeighbourOptions: ParsableArguments {
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

    /// What was given, by setting.
    var flags: [SettingName: ConfigContent] {
        [SettingName: ConfigContent](given: [
            .neighbours: neighbours.map(ConfigContent.string),
            .neighbour: ConfigContent(words: neighbour),
        ])
    }
}
