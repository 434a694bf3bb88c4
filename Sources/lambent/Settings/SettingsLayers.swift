import Configuration
import Foundation
import Synchronization

/// Where settings come from: flags, then the environment, then the configuration file.
struct SettingsLayers {
    var flags: [SettingName: ConfigContent] = [:]
    var environment: [String: String] = [:]
    /// The YAML file; nil for none.
    var file: String?

    /// A reader of all layers, and what the file has of sections.
    ///
    /// - Throws: ``SettingsError`` when the file cannot be read or has keys that are no setting.
    func reader(problems: SettingsProblems) async throws -> (ConfigReader, FileSections) {
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
        var sections = FileSections()
        if let file, let provider = try await Self.provider(ofFile: file, &sections) {
            providers.append(provider)
        }
        return (ConfigReader(providers: providers, accessReporter: problems), sections)
    }

    private static func provider(
        ofFile path: String,
        _ sections: inout FileSections
    ) async throws -> FileProvider<YAMLSnapshot>? {
        let text: String
        do {
            text = try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw SettingsError("The configuration file \(path) cannot be read.")
        }
        // The library takes a file without any mapping for an error; one with nothing but comments is fine.
        let isEmpty = text.split(whereSeparator: \.isNewline).allSatisfy { line in
            let first = line.first { !$0.isWhitespace }
            return first == nil || first == "#" || line == "---"
        }
        if isEmpty { return nil }

        let keys = FileKeys()
        // The library tells no keys, but asks for each whether it is a secret.
        let options = YAMLSnapshot.ParsingOptions(
            secretsSpecifier: .dynamic { key, _ in
                keys.insert(key)
                return false
            }
        )
        let place = ConfigReader(
            provider: InMemoryProvider(values: ["filePath": ConfigValue(.string(path), isSecret: false)])
        )
        let provider: FileProvider<YAMLSnapshot>
        do {
            provider = try await FileProvider(snapshotType: YAMLSnapshot.self, parsingOptions: options, config: place)
        } catch {
            throw SettingsError("The configuration file \(path) cannot be used: \(error)")
        }
        let known = Set(SettingName.allCases.map(\.rawValue))
        let unknown = keys.all.subtracting(known).sorted().filter { !sections.insert($0) }
        guard unknown.isEmpty else {
            throw SettingsError(
                unknown.map { "The configuration file \(path) has the key \"\($0)\", which is no setting." }
            )
        }
        return provider
    }
}

/// The keys of a file, gathered while it is read.
private final class FileKeys: Sendable {
    private let keys = Mutex<Set<String>>([])

    var all: Set<String> { keys.withLock { $0 } }

    func insert(_ key: String) {
        _ = keys.withLock { $0.insert(key) }
    }
}
