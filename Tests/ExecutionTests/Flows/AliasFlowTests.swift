import LambdaAPI
import NIOCore
import Testing

@testable import Execution

struct AliasFlowTests {
    @Test func aliasSharesTheEnvironmentsOfItsVersions() async throws {
        try await Fixture.with(script: { runtime in try runtime.serve { $0.body } }) { fixture in
            let first = try await fixture.publish(.fake(version: "1", runtime: "provided.al2023"))
            let key = RouteKey(function: first.version.key, qualifier: "live")
            let found = { (key: RouteKey) async -> PreparedFunctionVersion? in
                await withCheckedContinuation { continuation in
                    fixture.eventLoop.execute {
                        continuation.resume(returning: fixture.service.preparedVersion(for: key))
                    }
                }
            }
            #expect(await found(key) == nil)
            await fixture.service.publish(AliasRoute(version: "1"), for: key)
            #expect(await found(key) === first)
            let half = AliasRoute(version: "1", additional: AliasRoute.Additional(version: "2", weight: 0.5))
            await fixture.service.publish(half, for: key)
            for _ in 0..<20 {
                #expect(await found(key) == nil, "not before both versions are ready")
            }
            let second = try await fixture.publish(.fake(version: "2", runtime: "provided.al2023", generation: "2"))
            var drawn: Set<String> = []
            for _ in 0..<200 {
                drawn.insert(await found(key)?.version.version ?? "none")
            }
            #expect(drawn == ["1", "2"])
            await fixture.service.publish(AliasRoute(version: "2"), for: key)
            #expect(await found(key) === second)
            await fixture.service.withdraw(key.function, qualifier: "live")
            #expect(await found(key) == nil)
            #expect(await found(RouteKey(function: key.function, qualifier: "2")) === second)
            await fixture.service.publish(AliasRoute(version: "2"), for: key)
            await fixture.service.withdraw(key.function, qualifier: nil)
            #expect(await found(key) == nil)
        }
    }
}
