import Foundation
import LambdaAPI

extension SettingValues {
    /// The host directories of access points and file systems, by `fsap-…`, `fs-…` or the ARN of an access point.
    ///
    /// - Parameter section: what the file says: a mapping, or a list of `ID=DIRECTORY`.
    mutating func fileSystems(_ section: Document?) -> [String: String] {
        var found: [String: String] = [:]
        for (id, directory) in pairs(.fileSystems, section, "ID=DIRECTORY") {
            guard Self.isFileSystem(id) else {
                reject(.fileSystems, id, "an access point (fsap-… or its ARN) or a file system (fs-…)")
                continue
            }
            var isDirectory: ObjCBool = false
            guard directory.hasPrefix("/"),
                FileManager.default.fileExists(atPath: directory, isDirectory: &isDirectory), isDirectory.boolValue
            else {
                reject(.fileSystems, directory, "an absolute path of a directory that exists")
                continue
            }
            guard found.updateValue(directory, forKey: id) == nil else {
                reject(.fileSystems, id, "named once")
                continue
            }
        }
        return found
    }

    /// What is said in the form `NAME=VALUE`, or in the file as a mapping; a flag or variable goes before the file.
    private mutating func pairs(
        _ name: SettingName,
        _ section: Document?,
        _ form: String
    ) -> [(String, String)] {
        let given = list(name)
        if given.isEmpty, let members = section?.objectValue {
            return members.sorted { $0.key < $1.key }.compactMap { key, value in
                guard let text = value.stringValue else {
                    reject(name, key, "given a word")
                    return nil
                }
                return (key, text)
            }
        }
        return (given.isEmpty ? words(name, section, form) : given).compactMap { pair in
            let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else {
                reject(name, pair, form)
                return nil
            }
            return (parts[0], parts[1])
        }
    }

    /// A list of words in the file.
    private mutating func words(_ name: SettingName, _ section: Document?, _ form: String) -> [String] {
        guard let section, section != .null else { return [] }
        guard let words = section.arrayValue?.map(\.stringValue), !words.contains(nil) else {
            problems.append("\(name.rawValue): it is neither a mapping nor a list of \(form).")
            return []
        }
        return words.compactMap(\.self)
    }

    /// Whether it has one of the forms of the model, or is a bare id.
    private static func isFileSystem(_ id: String) -> Bool {
        let arn = /arn:aws[-a-z]*:(elasticfilesystem|s3files):[^ ]+\/fsap-[0-9a-f]{17,40}/
        return id.wholeMatch(of: /fs-[0-9a-f]{8,40}|fsap-[0-9a-f]{17,40}/) != nil || id.wholeMatch(of: arn) != nil
    }
}
