// swift-tools-version: 6.2

import PackageDescription

/// Settings of every Swift target of this package.
let swiftSettings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let nioHTTP1: Target.Dependency = .product(name: "NIOHTTP1", package: "swift-nio")
let nioEmbedded: Target.Dependency = .product(name: "NIOEmbedded", package: "swift-nio")
let nioSSL: Target.Dependency = .product(name: "NIOSSL", package: "swift-nio-ssl")
let asyncHTTPClient: Target.Dependency = .product(name: "AsyncHTTPClient", package: "async-http-client")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let subprocess: Target.Dependency = .product(name: "Subprocess", package: "swift-subprocess")
let systemPackage: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")
let configuration: Target.Dependency = .product(name: "Configuration", package: "swift-configuration")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")

/// A Swift module of the house, with its unit tests beside it.
func module(_ name: String, dependencies: [Target.Dependency], testDependencies: [Target.Dependency] = []) -> [Target] {
    [
        .target(name: name, dependencies: dependencies, swiftSettings: swiftSettings),
        .testTarget(
            name: "\(name)Tests",
            dependencies: [.byName(name: name)] + dependencies + testDependencies,
            swiftSettings: swiftSettings
        ),
    ]
}

// The floors: a module imports only modules of lower floors, never one of its own floor or above.
// `Tests/ArchitectureTests` proves it from this file and from the imports.
let floor1: [Target] =
    module("LambdaAPI", dependencies: [])
    + module("SignatureV4", dependencies: [crypto])
    + module(
        "HTTPServer",
        dependencies: [nioCore, nioPosix, nioHTTP1, nioSSL, logging],
        testDependencies: [nioEmbedded]
    )
    + [
        .target(name: "CSandbox"),
        .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    ]

let floor2: [Target] =
    module("Storage", dependencies: [grdb, crypto, logging])
    + module("Sandbox", dependencies: ["CSandbox", subprocess, systemPackage, logging])
    + module("Logs", dependencies: [logging])
    + module("Packages", dependencies: ["CArchive", crypto, subprocess, systemPackage])
    + module(
        "Neighbours",
        dependencies: [
            "LambdaAPI", "SignatureV4", asyncHTTPClient, nioCore, nioPosix, nioHTTP1, nioSSL, crypto, logging,
        ]
    )

let floor3: [Target] = module(
    "Execution",
    dependencies: [
        "LambdaAPI", "HTTPServer", "Sandbox", "Logs", "Packages", "Neighbours",
        nioCore, nioPosix, nioHTTP1, nioSSL, crypto, logging,
    ],
    testDependencies: [asyncHTTPClient, nioEmbedded]
)

let floor4: [Target] = module(
    "ControlPlane",
    dependencies: [
        "LambdaAPI", "Storage", "Packages", "Neighbours", "Execution", crypto, logging,
    ]
)

let floor5: [Target] = module(
    "Events",
    dependencies: ["LambdaAPI", "Storage", "Neighbours", "Execution", "ControlPlane", nioCore, logging]
)

let floor6: [Target] = module(
    "Gateway",
    dependencies: [
        "LambdaAPI", "SignatureV4", "HTTPServer", "Logs", "Neighbours", "Execution", "ControlPlane", "Events",
        nioCore, nioHTTP1, logging,
    ],
    testDependencies: [nioPosix]
)

let floor7: [Target] = [
    .executableTarget(
        name: "lambent",
        dependencies: [
            "LambdaAPI", "SignatureV4", "HTTPServer", "CSandbox", "Storage", "Sandbox", "Logs", "Packages",
            "Neighbours",
            "Execution", "ControlPlane", "Events", "Gateway",
            nioCore, nioPosix, logging, argumentParser, configuration, yams,
        ],
        swiftSettings: swiftSettings
    ),
    .testTarget(
        name: "LambentTests",
        dependencies: [
            "lambent", "LambdaAPI", "Neighbours", "Execution", "ControlPlane", "Gateway", "Sandbox",
            configuration, argumentParser, logging,
        ],
        swiftSettings: swiftSettings
    ),
]

let package = Package(
    name: "lambent",
    products: [.executable(name: "lambent", targets: ["lambent"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(
            url: "https://github.com/apple/swift-configuration",
            from: "1.4.0",
            traits: [.defaults, "YAML"]
        ),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
    ],
    targets: floor1 + floor2 + floor3 + floor4 + floor5 + floor6 + floor7
        + [.testTarget(name: "ArchitectureTests", swiftSettings: swiftSettings)]
)
