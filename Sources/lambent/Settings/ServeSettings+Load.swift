import Configuration
import Foundation

extension ServeSettings {
    /// Reads the settings from all layers.
    ///
    /// - Parameters:
    ///   - flags: what the command line gave.
    ///   - environment: the environment variables.
    ///   - file: the YAML file; nil for none.
    /// - Throws: ``SettingsError``.
    static func load(
        flags: [SettingName: ConfigContent],
        environment: [String: String],
        file: String?
    ) async throws -> ServeSettings {
        let problems = SettingsProblems()
        let file = try file.map { path throws(SettingsError) in try SettingsFile(path: path) }
        let layers = SettingsLayers(flags: flags, environment: environment, file: file)
        return try ServeSettings(
            reader: try layers.reader(problems: problems),
            sections: file?.sections ?? [:],
            problems: problems,
            defaultDataDirectory: defaultDataDirectory(environment: environment, userID: getuid())
        )
    }

    /// - Throws: ``SettingsError`` when strangers could reach a server that accepts everybody.
    func checkOpenness(hasCredentials: Bool) throws(SettingsError) {
        guard hasCredentials || listen.isLoopback else {
            throw SettingsError(
                """
                Refusing to listen on \(listen) without credentials: whoever reaches this address could run programs here. \
                Name the identities that may with --credentials, or listen on 127.0.0.1.
                """
            )
        }
    }
}
