import Configuration

extension [SettingName: ConfigContent] {
    /// What was given of these flags.
    init(given flags: KeyValuePairs<SettingName, ConfigContent?>) {
        self.init()
        for (name, content) in flags { self[name] = content }
    }
}

extension ConfigContent {
    /// What a flag that may be repeated says; nil when it was not given.
    init?(words: [String]) {
        guard !words.isEmpty else { return nil }
        self = .stringArray(words)
    }
}
