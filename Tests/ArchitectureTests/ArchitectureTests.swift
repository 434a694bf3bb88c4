import Foundation
import Testing

/// Proves the floors of the house from `Package.swift` and from the imports of every source file.
struct ArchitectureTests {
    /// The floor of each module: it may use modules of lower floors, never one of its own floor or above.
    static let floors = [
        "LambdaAPI": 1, "SignatureV4": 1, "HTTPServer": 1, "CSandbox": 1, "CArchive": 1,
        "Storage": 2, "Sandbox": 2, "Logs": 2, "Packages": 2, "Neighbours": 2,
        "Execution": 3,
        "ControlPlane": 4,
        "Events": 5,
        "Gateway": 6,
        "lambent": 7,
    ]

    /// What comes with the toolchain and is not declared.
    static let toolchain: Set<String> = [
        "Foundation", "FoundationEssentials", "FoundationXML", "Glibc", "Musl", "Synchronization", "Dispatch",
        "RegexBuilder",
    ]

    let manifest: PackageManifest

    init() throws {
        manifest = try Repository.manifest()
    }

    @Test func everyFolderOfSourcesIsATargetOfAFloor() throws {
        #expect(manifest.targets.count >= 13)
        #expect(try Repository.sourceFolders() == Set(manifest.targets.map(\.name)))
    }

    @Test func everyTargetStandsOnTheFloorOfTheDesign() {
        for target in manifest.targets {
            #expect(Self.floors[target.name] == target.floor, "\(target.name)")
        }
    }

    @Test func declaredDependenciesAreOfLowerFloors() throws {
        for target in manifest.targets {
            for name in target.modules {
                let other = try #require(
                    manifest.target(name),
                    "\(target.name) depends on \(name), which is on no floor"
                )
                #expect(other.floor < target.floor, "\(target.name) depends on \(name)")
            }
        }
    }

    @Test func everyImportIsDeclared() throws {
        for target in manifest.targets {
            for (name, file) in try Repository.imports(ofTarget: target.name) where !Self.toolchain.contains(name) {
                let isDeclared = target.modules.contains(name) || target.products.contains(name)
                #expect(isDeclared, "\(target.name) imports \(name) in \(file)")
            }
        }
    }

    @Test func everyDeclaredDependencyIsImported() throws {
        for target in manifest.targets {
            let imports = Set(try Repository.imports(ofTarget: target.name).keys)
            let unused = target.modules.union(target.products).subtracting(imports)
            #expect(unused.isEmpty, "\(target.name) declares but does not import \(unused.sorted())")
        }
    }

    @Test func importsAreOfLowerFloors() throws {
        for target in manifest.targets {
            for (name, file) in try Repository.imports(ofTarget: target.name) {
                guard let floor = Self.floors[name] else { continue }
                #expect(floor < target.floor, "\(target.name) imports \(name) in \(file)")
            }
        }
    }

    /// What must stay in one place does: the database, archives, the C of the sandbox, the command line.
    @Test(arguments: [
        ("GRDB", ["Storage"]),
        ("CArchive", ["Packages"]),
        ("CSandbox", ["Sandbox", "lambent"]),
        ("AsyncHTTPClient", ["Neighbours", "lambent"]),
        ("ArgumentParser", ["lambent"]),
        ("Configuration", ["lambent"]),
        ("FoundationXML", ["Neighbours"]),
        ("NIOSSL", ["HTTPServer", "Neighbours", "Execution"]),
    ])
    func isImportedOnlyWhereItBelongs(module: String, places: [String]) throws {
        for target in manifest.targets where !places.contains(target.name) {
            #expect(try Repository.imports(ofTarget: target.name)[module] == nil, "\(target.name) imports \(module)")
        }
    }

    /// The contract and the signatures are pure: nothing in them can reach a disk or a network through a library.
    @Test(arguments: ["LambdaAPI", "SignatureV4"])
    func hasNoLibraryForInputAndOutput(module: String) throws {
        let allowed = Self.toolchain.union(["Crypto"])
        let imports = Set(try Repository.imports(ofTarget: module).keys)
        #expect(imports.subtracting(allowed).isEmpty)
    }

    /// Configuration reaches a module as a value; only the command line reads the environment's variables of Lambent.
    @Test func onlyTheCommandLineKnowsTheNamesOfSettings() throws {
        for target in manifest.targets where target.name != "lambent" {
            for file in try Repository.swiftFiles(ofTarget: target.name) {
                let text = try String(contentsOf: file, encoding: .utf8)
                let code = text.split(whereSeparator: \.isNewline).filter {
                    !$0.drop(while: \.isWhitespace).hasPrefix("//")
                }
                let names = code.filter { $0.contains("\"LAMBENT_") }
                #expect(names.isEmpty, "\(target.name)/\(file.lastPathComponent): \(names)")
            }
        }
    }
}
