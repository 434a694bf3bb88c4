/// What the host offers for a runtime identifier.
enum RuntimeResolution: Equatable, Sendable {
    case available(ResolvedRuntime)
    /// Nothing that fits; the message says how to cure it.
    case unavailable(message: String)
}

/// What runs the functions of a runtime identifier.
struct ResolvedRuntime: Equatable, Sendable {
    let identifier: RuntimeIdentifier

    /// Nil for `provided.*`, whose program comes with the package.
    let interpreter: Interpreter?

    /// Where the runtime's bootstrap lies; for `provided.*` where it would.
    let bootstrapDirectory: String

    /// Directories of the libraries that came with the interpreter.
    var libraries: [String] = []

    /// For the log: the interpreter is not what the identifier names.
    var notice: String?

    /// Where the interpreter lies below the directory of installed runtimes; nil when it lies elsewhere.
    var installedPath: String? = nil

    /// Of the interpreter's program when it was asked what it is.
    var stamp: ProgramStamp? = nil

    /// Which version of the runtime this is.
    var version: RuntimeVersion {
        RuntimeVersion(
            runtime: identifier.name,
            version: interpreter?.version.description,
            program: installedPath.map { RuntimeCatalog.installedPrefix + $0 } ?? interpreter?.path
        )
    }

    /// Whether the program is still the one that was asked what it is: an upgrade of the host may have replaced it.
    var isUnchanged: Bool {
        guard let interpreter, let stamp else { return true }
        return ProgramStamp(of: interpreter.path) == stamp
    }

    /// What the log calls the runtime's version.
    var versionText: String {
        interpreter.map { "\(identifier.language.rawValue):\($0.version)" }
            ?? identifier.name.replacing(".", with: ":", maxReplacements: 1)
    }
}

/// A program that runs a language, after it was asked what it is.
struct Interpreter: Hashable, Sendable {
    /// The real program; never a shim that chooses one.
    let path: String

    let version: LanguageVersion
}

/// The full version of an interpreter.
struct LanguageVersion: Hashable, Comparable, Sendable, CustomStringConvertible {
    let parts: [Int]

    /// Reads `3.12.1`, also with a `v` before or other signs after it.
    init?(_ text: some StringProtocol) {
        let digits = text.drop { !$0.isNumber }.prefix { $0.isNumber || $0 == "." }
        parts = digits.split(separator: ".").compactMap { Int($0) }
        if parts.isEmpty { return nil }
    }

    /// Whether this is a version of what an identifier names by its first parts.
    func matches(_ wanted: [Int]) -> Bool {
        !wanted.isEmpty && parts.starts(with: wanted)
    }

    /// How far away an identifier's version is: smaller is nearer.
    func distance(from wanted: [Int]) -> Int {
        zip(0..., wanted).reduce(0) { sum, part in
            let mine = part.0 < parts.count ? parts[part.0] : 0
            return sum * 1000 + abs(mine - part.1)
        }
    }

    var description: String { parts.map(String.init).joined(separator: ".") }

    static func < (left: LanguageVersion, right: LanguageVersion) -> Bool {
        left.parts.lexicographicallyPrecedes(right.parts)
    }
}
