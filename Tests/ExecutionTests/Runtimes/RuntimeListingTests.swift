import Testing

@testable import Execution

struct RuntimeListingTests {
    @Test func theListSaysWhereAProgramComesFrom() async throws {
        let files = ["a/python3.11": "3.11.2", "installed/python3.12/bin/python3.12": "3.12.4", "a/node": "22.1.0"]
        try await Host.with(files) { host in
            let exact = host.catalog()
            let installed = RuntimeVersion(
                runtime: "python3.12",
                version: "3.12.4",
                program: "installed/python3.12/bin/python3.12"
            )
            let package = RuntimeVersion(runtime: "provided.al2023")
            #expect(
                await exact.listing("python3.12", region: "us-east-1")
                    == RuntimeListing(
                        identifier: "python3.12",
                        source: .installed,
                        path: host.path("installed/python3.12/bin/python3.12"),
                        version: "3.12.4",
                        versions: [
                            RuntimeListing.Version(
                                arn: installed.arn(region: "us-east-1"),
                                version: "3.12.4",
                                path: "installed/python3.12/bin/python3.12"
                            )
                        ]
                    )
            )
            #expect(await exact.listing("nodejs22.x", region: "us-east-1").source == .host)
            #expect(
                await exact.listing("provided.al2023", region: "us-east-1")
                    == RuntimeListing(
                        identifier: "provided.al2023",
                        source: .package,
                        versions: [RuntimeListing.Version(arn: package.arn(region: "us-east-1"))]
                    )
            )
            let missing = await exact.listing("python3.9", region: "us-east-1")
            #expect(missing.source == .none)
            #expect(missing.note?.contains("lambent runtimes install python3.9 --from") == true)
            let nearest = await host.catalog(fallback: .nearest).listing("python3.9", region: "us-east-1")
            #expect(nearest.source == .nearest)
            #expect(nearest.version == "3.11.2")
            #expect(nearest.note?.contains("instead") == true)
        }
    }
}
