import Foundation

/// What `Package.swift` says about the targets of the house: their floors and what they depend on.
struct PackageManifest {
    /// A target of one floor.
    struct Target {
        var name: String
        var floor: Int
        /// Modules of this package.
        var modules: Set<String>
        /// Modules of other packages.
        var products: Set<String>
    }

    var targets: [Target]

    func target(_ name: String) -> Target? {
        targets.first { $0.name == name }
    }

    /// Reads the manifest's text: each floor is a `let floorN`, each target a `module(…)`, `.target(…)`,
    /// `.executableTarget(…)` or `.systemLibrary(…)` in it.
    init(source: String) {
        var products: [Substring: String] = [:]
        for match in source.matches(of: #/let (\w+): Target\.Dependency = \.product\(name: "(\w+)"/#) {
            products[match.1] = String(match.2)
        }
        let starts = source.matches(of: #/let floor(\d): \[Target\]/#)
        let end = source.range(of: "let package = Package(")?.lowerBound ?? source.endIndex
        targets = []
        for (index, start) in starts.enumerated() {
            guard let floor = Int(start.1) else { continue }
            let next = index + 1 < starts.count ? starts[index + 1].range.lowerBound : end
            targets += Self.targets(in: source[start.range.upperBound..<next], floor: floor, products: products)
        }
    }

    private static func targets(in text: Substring, floor: Int, products: [Substring: String]) -> [Target] {
        let opening = #/(?:module\(\s*|\.(?:target|executableTarget|systemLibrary)\(\s*name:\s*)"(\w+)"/#
        let found = text.matches(of: opening)
        return found.enumerated().map { index, match in
            let next = index + 1 < found.count ? found[index + 1].range.lowerBound : text.endIndex
            // The first list is that of the target, a second one that of its tests.
            let list = text[match.range.upperBound..<next].firstMatch(of: #/\sdependencies:\s*\[([^\]]*)\]/#)?.1 ?? ""
            let words = list.split { $0 == "," || $0.isWhitespace }
            return Target(
                name: String(match.1),
                floor: floor,
                modules: Set(words.filter { $0.hasPrefix("\"") }.map { $0.trimmingCharacters(in: ["\""]) }),
                products: Set(words.compactMap { products[$0] })
            )
        }
    }
}
