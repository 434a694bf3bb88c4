import Logging
import NIOCore
import NIOEmbedded
import Sandbox
import Synchronization
import Testing

@testable import Execution

struct FunctionNetworksTests {
    private let loop = NIOAsyncTestingEventLoop()
    private let ec2 = EC2()

    /// Says of the security group what a test wants it to.
    private final class EC2: Sendable {
        private let state = Mutex((port: UInt16(80), questions: 0))

        var questions: Int { state.withLock { $0.questions } }

        func open(_ port: UInt16) { state.withLock { $0.port = port } }

        func describe() -> NetworkDescription {
            let port = state.withLock { state in
                state.questions += 1
                return state.port
            }
            let network = EgressRule.Destination.network(.everything(.v4))
            return NetworkDescription(groups: ["sg-1": [EgressRule(match: .ports(port...port), destination: network)]])
        }
    }

    private func networks() -> FunctionNetworks {
        let place = NetworkMap.Place(kind: .routes, routes: [IPNetwork("10.3.0.0/16")!])
        return FunctionNetworks(
            map: NetworkMap(places: ["subnet-1": place]),
            source: { [ec2] _, _ in ec2.describe() },
            launcher: FakeLauncher({ _ in .exited(0) }, relaysConnections: true),
            eventLoop: loop,
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        )
    }

    private func version() -> Execution.FunctionVersion {
        var version = Execution.FunctionVersion.fake()
        version.network = NetworkSettings(subnets: ["subnet-1"], groups: ["sg-1"], allowsIPv6: false, vpc: "vpc-1")
        return version
    }

    private func ports(_ access: NetworkAccess?) -> [FilterRule.Match] {
        guard case .relayed(let limits) = access else { return [] }
        return limits.rules.map(\.match)
    }

    @Test func anAnswerServesTheEnvironmentsOfTwoSeconds() async throws {
        let (networks, version) = (networks(), version())
        let plan = try #require(try await networks.prepare(version))
        ec2.open(81)
        await loop.advanceTime(by: .milliseconds(1999))
        #expect(ports(try await networks.lease(plan, of: version.key).access) == [.ports(80...80)])
        #expect(ec2.questions == 1)
        await loop.advanceTime(by: .milliseconds(1))
        #expect(ports(try await networks.lease(plan, of: version.key).access) == [.ports(81...81)])
        #expect(ec2.questions == 2)
    }

    @Test func aVersionIsPreparedByWhatEC2SaysNow() async throws {
        let (networks, version) = (networks(), version())
        _ = try await networks.prepare(version)
        _ = try await networks.prepare(version)
        #expect(ec2.questions == 2)
    }

    @Test(.timeLimit(.minutes(1))) func runningEnvironmentsFollowTheirGroups() async throws {
        let (networks, version) = (networks(), version())
        let plan = try #require(try await networks.prepare(version))
        let lease = try await networks.lease(plan, of: version.key)
        let (changes, continuation) = AsyncStream.makeStream(of: NetworkAccess.self)
        networks.follow(lease) { continuation.yield($0) }
        ec2.open(81)
        // The wait begins in a task: nobody knows when.
        let clock = Task { [loop] in
            while !Task.isCancelled {
                await loop.advanceTime(by: .seconds(5))
                await Task.yield()
            }
        }
        var heard = changes.makeAsyncIterator()
        #expect(ports(await heard.next()) == [.ports(81...81)])
        clock.cancel()
        await clock.value
        networks.release(lease)
        networks.stop()
    }
}
