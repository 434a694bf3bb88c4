import ArgumentParser
import Configuration

/// Where container images come from.
struct ImageOptions: ParsableArguments {
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
        [SettingName: ConfigContent](given: [
            .registry: ConfigContent(words: registry),
            .registryCredentials: registryAuth.map(ConfigContent.string),
            .imageLayouts: ConfigContent(words: imageLayouts),
        ])
    }
}
