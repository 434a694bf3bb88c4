import ArgumentParser
import Configuration

/// What an account may have in a region.
struct QuotaOptions: ParsableArguments {
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

    /// What was given, by setting.
    var flags: [SettingName: ConfigContent] {
        [SettingName: ConfigContent](given: [
            .accountConcurrency: accountConcurrency.map(ConfigContent.int),
            .codeStorage: codeStorage.map(ConfigContent.int),
        ])
    }
}
