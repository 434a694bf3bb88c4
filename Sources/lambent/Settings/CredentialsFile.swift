import ControlPlane
import Foundation
import Gateway
import LambdaAPI

/// The file of identities, in JSON:
///
///     {"identities": [{"accessKey": "AKIA…", "secretKey": "…", "account": "123456789012",
///                      "arn": "arn:aws:iam::123456789012:user/ci"}]}
///
/// `arn` may be left out. An identity without `policies`, a list of policy documents, may do everything in its account.
/// One with `service`, such as `s3.amazonaws.com`, is that service and may do what policies of resources allow it.
/// `organization` is that of the account. A policy that says anything unknown is refused: no part of it is passed over.
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
        let known: Set = ["accessKey", "secretKey", "account", "arn", "policies", "service", "organization"]
        guard let members = entry.objectValue else {
            throw SettingsError("\(name) is not an object.")
        }
        if let unknown = members.keys.sorted().first(where: { !known.contains($0) }) {
            throw SettingsError("\(name) has the member \"\(unknown)\", which is not known.")
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
        let organization = entry["organization"]
        guard organization == nil || organization?.stringValue?.wholeMatch(of: /o-[a-z0-9]{10,32}/) != nil else {
            throw SettingsError("\(name) has an organization that is none.")
        }
        let service = entry["service"]?.stringValue
        return Identity(
            accessKeyID: accessKey,
            secretAccessKey: secretKey,
            account: account,
            arn: entry["arn"]?.stringValue ?? service ?? "arn:aws:iam::\(account):root",
            permissions: try permissions(entry, name),
            organization: organization?.stringValue
        )
    }

    private static func permissions(_ entry: Document, _ name: String) throws(SettingsError) -> CallerPermissions {
        let policies = entry["policies"]
        if let service = entry["service"] {
            guard let text = service.stringValue,
                text.wholeMatch(of: /([a-z0-9\-]+\.)+(amazonaws\.com(\.cn)?|amazon\.com)/) != nil
            else {
                throw SettingsError("\(name) has a service that is none.")
            }
            guard policies == nil, entry["arn"] == nil else {
                throw SettingsError("\(name) is a service, which has neither policies nor an arn.")
            }
            return .service(ServiceCaller(name: text))
        }
        guard let policies else { return .all }
        guard let documents = policies.arrayValue else {
            throw SettingsError("\(name) has policies that are not a list.")
        }
        // An empty list has always meant that there are none.
        guard !documents.isEmpty else { return .all }
        var limits: [PolicyDocument] = []
        for (index, document) in documents.enumerated() {
            do {
                limits.append(try PolicyDocument(identity: document))
            } catch {
                throw SettingsError("policy \(index + 1) of \(name) cannot be enforced: \(error.text).")
            }
        }
        return .limited(limits)
    }
}
