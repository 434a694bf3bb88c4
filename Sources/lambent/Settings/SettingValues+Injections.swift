import ControlPlane
import LambdaAPI

extension SettingValues {
    /// Ends of changes that are made up.
    ///
    /// - Parameter section: what the file says: a list of mappings, or of `FUNCTION=REASONCODE`.
    mutating func injections(_ section: Document?) -> [InjectedOutcome] {
        let given = list(.inject)
        guard given.isEmpty else { return given.compactMap { injection(.string($0), "\"\($0)\"") } }
        guard let section, section != .null else { return [] }
        guard let entries = section.arrayValue else {
            problems.append("inject: it is not a list.")
            return []
        }
        return entries.enumerated().compactMap { injection($1, "entry \($0 + 1)") }
    }

    private mutating func injection(_ entry: Document, _ name: String) -> InjectedOutcome? {
        do {
            return try InjectedOutcome(settings: try Self.members(entry))
        } catch {
            problems.append("inject: \(name) \(error.text).")
            return nil
        }
    }

    /// `FUNCTION=REASONCODE` says that every change of the function fails so.
    private static func members(_ entry: Document) throws(InjectedOutcome.Problem) -> [String: String] {
        if let text = entry.stringValue {
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { throw InjectedOutcome.Problem("is not FUNCTION=REASONCODE") }
            return ["function": parts[0], "reason-code": parts[1]]
        }
        var members: [String: String] = [:]
        for (key, value) in entry.objectValue ?? [:] {
            guard let text = value.stringValue else { throw InjectedOutcome.Problem("has no word in \"\(key)\"") }
            members[key] = text
        }
        guard !members.isEmpty else { throw InjectedOutcome.Problem("is not a mapping") }
        return members
    }
}
