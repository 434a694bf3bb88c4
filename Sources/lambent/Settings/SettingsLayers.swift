import Configuration

/// Where settings come from: flags, then the environment, then the configuration file.
struct SettingsLayers {
    var flags: [SettingName: ConfigContent] = [:]
    var environment: [String: String] = [:]
    /// The YAML file; nil for none.
    var file: SettingsFile?

    /// A reader of all layers.
    ///
    /// - Throws: ``SettingsError`` when the file has keys that are no setting.
    func reader(problems: SettingsProblems) throws(SettingsError) -> ConfigReader {
        let misplaced = SettingName.onlyInFile.map(\.variable).filter { environment[$0]?.isEmpty == false }.sorted()
        guard misplaced.isEmpty else {
            throw SettingsError(misplaced.map { "\($0) is set, but this can be said in the configuration file only." })
        }
        var providers: [any ConfigProvider] = []
        let values = flags.map { name, content in
            (AbsoluteConfigKey([name.rawValue]), ConfigValue(content, isSecret: false))
        }
        providers.append(InMemoryProvider(name: "flags", values: Dictionary(values) { first, _ in first }))
        // A variable that is set to nothing is as good as none.
        let variables = environment.filter { $0.key.hasPrefix("LAMBENT_") && !$0.value.isEmpty }
        providers.append(
            EnvironmentVariablesProvider(environmentVariables: variables).prefixKeys(with: ConfigKey(["lambent"]))
        )
        if let file {
            let known = Set(SettingName.allCases.map(\.rawValue))
            let unknown = file.keys.subtracting(known).sorted()
            guard unknown.isEmpty else {
                throw SettingsError(
                    unknown.map { "The configuration file \(file.path) has the key \"\($0)\", which is no setting." }
                )
            }
            providers.append(file.provider)
        }
        return ConfigReader(providers: providers, accessReporter: problems)
    }
}
