import Foundation

/// The bootstraps that come with Lambent.
enum RuntimeBootstrap {
    /// The file name of the program that the interpreter of `language` runs, nil when Lambent has none.
    static func name(for language: RuntimeIdentifier.Language) -> String? {
        switch language {
        case .python: "bootstrap.py"
        case .nodejs: "bootstrap.cjs"
        case .ruby: "bootstrap.rb"
        case .java: "bootstrap.jar"
        case .dotnet, .go, .provided: nil
        }
    }

    /// Whether that program can wait, started, for the function that it will run.
    static func canWait(_ language: RuntimeIdentifier.Language) -> Bool {
        switch language {
        case .python, .nodejs, .ruby, .java: true
        case .dotnet, .go, .provided: false
        }
    }

    /// The path of that program, nil when there is none in `directory`.
    static func file(for language: RuntimeIdentifier.Language, in directory: String) -> String? {
        guard let name = name(for: language) else { return nil }
        let path = "\(directory)/\(language.rawValue)/\(name)"
        return FileManager.default.isReadableFile(atPath: path) ? path : nil
    }
}
