extension PromiseReport.Row {
    /// What becomes of the segments of traced functions.
    static func traces(to receivers: String?) -> Self {
        let setting = "TracingConfig"
        guard let receivers else {
            return Self(
                setting: setting,
                state: .impossible,
                reason: "requests are sampled and headers passed on, but nobody is named who takes segments",
                cure: "serve --xray-daemon HOST:PORT, --otlp-endpoint URL or --neighbour xray=URL"
            )
        }
        return Self(
            setting: setting,
            state: .enforced,
            reason: "segments of sampled requests, and those of functions, go to \(receivers)"
        )
    }
}
