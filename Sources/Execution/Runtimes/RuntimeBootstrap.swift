import Foundation

/// The bootstraps that come with Lambent.
enum RuntimeBootstrap {
    /// The program that the interpreter of `language` runs, nil when there is none in `directory`.
    static func file(for language: RuntimeIdentifier.Language, in directory: String) -> String? {
        let name: String
        switch language {
        case .python: name = "bootstrap.py"
        case .nodejs: name = "bootstrap.cjs"
        case .ruby: name = "bootstrap.rb"
        case .java, .dotnet, .go, .provided: return nil
        }
        let path = "\(directory)/\(language.rawValue)/\(name)"
        return FileManager.default.isReadableFile(atPath: path) ? path : nil
    }
}
