import Foundation
import Gateway
import LambdaAPI

/// The file of identities, in JSON:
///
///     {"identities": [{"accessKey": "AKIA…", "secretKey": "…", "account": "123456789012",
///                      "arn": "arn:aws:iam::123456789012:user/ci"}]}
///
/// `arn` may be left out. An identity may do everything; one with `policies` is refused, because an identity that is
/// meant to be limited must not be unlimited.
struct CredentialsFile: Sendable, Equatable {
    var identities: [Identity] = []

    init() {}

    /// - Throws: ``SettingsError`` when the file cannot be read or says anything that is not understood.
    init(path: String) throws(SettingsError) {
        let data: Data
        do {
            data = try Data(contentsOf: URL(fileURLWithPath: path))
        } catch {
            throw SettingsError("The credentials file \(path) cannot be read.")
        }
        do {
            try self.init(json: data)
        } catch {
            throw SettingsError(error.problems.map { "The credentials file \(path) cannot be used: \($0)" })
        }
    }

    init(json: Data) throws(SettingsError) {
        guard let document = try? JSONDecoder().decode(Document.self, from: json), let root = document.objectValue
        else {
            throw SettingsError("it is not a JSON object.")
        }
        guard Set(root.keys).isSubset(of: ["identities"]), let entries = document["identities"]?.arrayValue else {
            throw SettingsError("it must have the one member \"identities\", a list.")
        }
        for (index, entry) in entries.enumerated() {
            identities.append(try Self.identity(entry, "identity \(index + 1)"))
        }
        guard !identities.isEmpty else {
            throw SettingsError("it names no identity.")
        }
        guard Set(identities.map(\.accessKeyID)).count == identities.count else {
            throw SettingsError("an access key is named twice.")
        }
    }

    private static func identity(_ entry: Document, _ name: String) throws(SettingsError) -> Identity {
        let known: Set = ["accessKey", "secretKey", "account", "arn", "policies"]
        guard let members = entry.objectValue else {
            throw SettingsError("\(name) is not an object.")
        }
        if let unknown = members.keys.sorted().first(where: { !known.contains($0) }) {
            throw SettingsError("\(name) has the member \"\(unknown)\", which is not known.")
        }
        if let policies = entry["policies"], policies != .array([]) {
            throw SettingsError(
                "\(name) has policies, which this version of Lambent cannot enforce; it would be allowed everything."
            )
        }
        guard let accessKey = entry["accessKey"]?.stringValue, !accessKey.isEmpty, !accessKey.contains("/") else {
            throw SettingsError("\(name) has no usable accessKey.")
        }
        guard let secretKey = entry["secretKey"]?.stringValue, !secretKey.isEmpty else {
            throw SettingsError("\(name) has no secretKey.")
        }
        guard let account = entry["account"]?.stringValue, account.wholeMatch(of: /[0-9]{12}/) != nil else {
            throw SettingsError("\(name) has no account of twelve digits.")
        }
        if let arn = entry["arn"], arn.stringValue?.hasPrefix("arn:") != true {
            throw SettingsError("\(name) has an arn that is none.")
        }
        return Identity(
            accessKeyID: accessKey,
            secretAccessKey: secretKey,
            account: account,
            arn: entry["arn"]?.stringValue ?? "arn:aws:iam::\(account):root"
        )
    }
}
