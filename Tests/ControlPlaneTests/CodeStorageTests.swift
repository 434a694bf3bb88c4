import ControlPlane
import Foundation
import LambdaAPI
import Storage
import Testing

struct CodeStorageTests {
    private static let size = TestZip.function().count

    /// Room for so many packages of a function.
    private func fixture(packages: Int, store: MemoryStore = MemoryStore()) -> Fixture {
        Fixture(store: store, configuration: ControlPlaneConfiguration(codeStorage: packages * Self.size))
    }

    private func settings(_ fixture: Fixture) async throws -> GetAccountSettingsResponse {
        try await fixture.controlPlane.getAccountSettings(GetAccountSettingsRequest(), fixture.caller)
    }

    private func usage(_ fixture: Fixture) async throws -> AccountUsage? {
        try await settings(fixture).accountUsage
    }

    private func layer(in fixture: Fixture) async throws {
        let request = PublishLayerVersionRequest(
            layerName: "layer",
            content: LayerVersionContentInput(zipFile: TestZip.function())
        )
        _ = try await fixture.controlPlane.publishLayerVersion(request, fixture.caller)
    }

    private static let refused = APIError.codeStorageExceededException("Code storage limit exceeded.")

    @Test func everyPackageCountsAndIsGivenBack() async throws {
        let fixture = fixture(packages: 4)
        #expect(try await usage(fixture) == AccountUsage(totalCodeSize: 0, functionCount: 0))
        #expect(try await settings(fixture).accountLimit?.totalCodeSize == 4 * Self.size)
        try await fixture.makeActive("a")
        try await fixture.makeActive("b")
        try await fixture.publish("a")
        try await layer(in: fixture)
        #expect(try await usage(fixture) == AccountUsage(totalCodeSize: 4 * Self.size, functionCount: 2))
        let full: [() async throws -> Void] = [
            { _ = try await fixture.controlPlane.createFunction(Fixture.creation("c"), fixture.caller) },
            { try await fixture.publish("b") },
            { try await layer(in: fixture) },
            {
                let request = UpdateFunctionCodeRequest(functionName: "b", zipFile: TestZip.function("a longer one"))
                _ = try await fixture.controlPlane.updateFunctionCode(request, fixture.caller)
            },
        ]
        for change in full {
            #expect(await refusal(change) == Self.refused)
        }
        #expect(try await usage(fixture) == AccountUsage(totalCodeSize: 4 * Self.size, functionCount: 2))
        // What adds no code goes on.
        try await fixture.updated("b") { $0.timeout = 7 }
        let deletion = DeleteFunctionRequest(functionName: "a", qualifier: "1")
        try await fixture.controlPlane.deleteFunction(deletion, fixture.caller)
        try await fixture.publish("b")
        try await fixture.controlPlane.deleteFunction(DeleteFunctionRequest(functionName: "b"), fixture.caller)
        let gone = DeleteLayerVersionRequest(layerName: "layer", versionNumber: 1)
        try await fixture.controlPlane.deleteLayerVersion(gone, fixture.caller)
        #expect(try await usage(fixture) == AccountUsage(totalCodeSize: Self.size, functionCount: 1))
    }

    @Test func anOlderDataDirectoryIsCountedOnce() async throws {
        let old = fixture(packages: 9)
        try await old.makeActive("a")
        try await old.publish("a")
        try await layer(in: old)
        old.store.forgetWeights()
        // It may hold more than is allowed now.
        let new = fixture(packages: 2, store: old.store)
        try await new.controlPlane.start()
        #expect(try await usage(new) == AccountUsage(totalCodeSize: 3 * Self.size, functionCount: 1))
        await new.controlPlane.shutdown()
        let commits = old.store.commits
        let next = fixture(packages: 2, store: old.store)
        try await next.controlPlane.start()
        await next.controlPlane.shutdown()
        #expect(old.store.commits == commits)
    }
}
