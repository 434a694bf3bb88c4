import Testing

struct PackageManifestTests {
    private let manifest = PackageManifest(
        source: """
            let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
            let floor1: [Target] =
                module("Low", dependencies: [])
                + module("Web", dependencies: [nioCore], testDependencies: [nioEmbedded])
                + [
                    .target(name: "CLow"),
                    .systemLibrary(name: "CLib", pkgConfig: "lib"),
                ]
            let floor2: [Target] = module(
                "High",
                dependencies: [
                    "Low", "Web",
                    nioCore,
                ]
            )
            let package = Package(
                name: "lambent",
                targets: [.testTarget(name: "Other", dependencies: ["Low"])]
            )
            """
    )

    @Test func targetsAreFoundOnTheirFloors() {
        #expect(manifest.targets.map(\.name) == ["Low", "Web", "CLow", "CLib", "High"])
        #expect(manifest.targets.map(\.floor) == [1, 1, 1, 1, 2])
    }

    @Test func dependenciesAreToldApart() throws {
        let high = try #require(manifest.target("High"))
        #expect(high.modules == ["Low", "Web"])
        #expect(high.products == ["NIOCore"])
    }

    @Test func dependenciesOfTestsAreNotThoseOfTheTarget() throws {
        let web = try #require(manifest.target("Web"))
        #expect(web.products == ["NIOCore"])
        #expect(try #require(manifest.target("CLib")).modules.isEmpty)
    }
}
