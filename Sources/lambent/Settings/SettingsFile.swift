import Configuration
import Foundation
import LambdaAPI
import Synchronization
import Yams

/// The YAML file of settings, in two parts: words, numbers and lists of words, which the configuration library reads; and
/// the settings of ``SettingName/structured``, which are mappings or lists of mappings.
struct SettingsFile {
    let path: String
    /// The keys of the first part, in full.
    let keys: Set<String>
    let provider: any ConfigProvider
    /// The second part. Every scalar in it is a string.
    let sections: [SettingName: Document]

    /// - Throws: ``SettingsError`` when the file cannot be read or is no mapping.
    init(path: String) throws(SettingsError) {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw SettingsError("The configuration file \(path) cannot be read.")
        }
        do {
            let root = try Yams.compose(yaml: text)
            // A file with nothing but comments is fine.
            let isEmpty = root == nil || root?.scalar?.string.isEmpty == true
            guard isEmpty || root?.mapping != nil else {
                throw SettingsError("it is not a mapping.")
            }
            var plain = root?.mapping ?? [:]
            var sections: [SettingName: Document] = [:]
            for name in SettingName.structured {
                guard let node = plain[name.rawValue] else { continue }
                sections[name] = Document(yaml: node)
                plain[name.rawValue] = nil
            }
            let values = PlainSettings(keys: FileKeys())
            provider = plain.isEmpty ? InMemoryProvider(values: [:]) : try values.provider(of: plain)
            keys = values.keys.all
            self.sections = sections
            self.path = path
        } catch let error as SettingsError {
            throw SettingsError(error.problems.map { "The configuration file \(path) cannot be used: \($0)" })
        } catch {
            throw SettingsError("The configuration file \(path) cannot be used: \(error)")
        }
    }
}

/// The part of a file that the configuration library reads.
private struct PlainSettings {
    let keys: FileKeys

    func provider(of mapping: Node.Mapping) throws -> any ConfigProvider {
        // The library tells no keys, but asks for each whether it is a secret.
        let options = YAMLSnapshot.ParsingOptions(
            secretsSpecifier: .dynamic { [keys] key, _ in
                keys.insert(key)
                return false
            }
        )
        let bytes = Array(try Yams.serialize(node: .mapping(mapping)).utf8)
        return SnapshotProvider(
            content: try YAMLSnapshot(data: bytes.span.bytes, providerName: "file", parsingOptions: options)
        )
    }
}

/// A provider of what was read once.
private struct SnapshotProvider: ConfigProvider {
    let content: YAMLSnapshot

    var providerName: String { content.providerName }

    func value(forKey key: AbsoluteConfigKey, type: ConfigType) throws -> LookupResult {
        try content.value(forKey: key, type: type)
    }

    func fetchValue(forKey key: AbsoluteConfigKey, type: ConfigType) async throws -> LookupResult {
        try value(forKey: key, type: type)
    }

    func watchValue<Return: ~Copyable>(
        forKey key: AbsoluteConfigKey,
        type: ConfigType,
        updatesHandler: (
            _ updates: ConfigUpdatesAsyncSequence<Result<LookupResult, any Error>, Never>
        ) async throws -> Return
    ) async throws -> Return {
        try await watchValueFromValue(forKey: key, type: type, updatesHandler: updatesHandler)
    }

    func snapshot() -> any ConfigSnapshot { content }

    func watchSnapshot<Return: ~Copyable>(
        updatesHandler: (_ updates: ConfigUpdatesAsyncSequence<any ConfigSnapshot, Never>) async throws -> Return
    ) async throws -> Return {
        try await watchSnapshotFromSnapshot(updatesHandler: updatesHandler)
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

extension Document {
    /// A value of YAML whose scalars are taken as they are written, as strings.
    init(yaml node: Node) {
        switch node {
        case .scalar(let scalar): self = node.null != nil ? .null : .string(scalar.string)
        case .mapping(let mapping):
            self = .object(
                Dictionary(mapping.map { ($0.key.string ?? "", Document(yaml: $0.value)) }) { first, _ in first }
            )
        case .sequence(let sequence): self = .array(sequence.map(Document.init(yaml:)))
        case .alias: self = .null
        }
    }
}
