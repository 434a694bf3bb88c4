import Testing

@testable import Sandbox

struct SandboxUsersTests {
    @Test func noTwoLivingSandboxesHaveOneUser() throws {
        let users = SandboxUsers(instance: "a", inUserNamespace: false)
        var taken: Set<SandboxUser> = []
        for _ in 0..<65_536 { taken.insert(try #require(users.take())) }
        #expect(taken.count == 65_536)
        #expect(users.take() == nil)
        let one = try #require(taken.first)
        users.giveBack(one)
        #expect(users.take() == one)
    }

    @Test func aUserThatWasGivenBackIsNotTheNextSandboxes() throws {
        let users = SandboxUsers(instance: "a", inUserNamespace: false)
        let first = try #require(users.take())
        users.giveBack(first)
        #expect(users.take() != first)
    }

    @Test(arguments: ["", "a", "another", "3hsoo5v1l75if"])
    func usersAreOutOfTheWayOfAllOthers(_ instance: String) throws {
        let user = try #require(SandboxUsers(instance: instance, inUserNamespace: false).take())
        // Distributions and containers give out ids below 2^31 - 2^28; directories may use those from 2^31 on.
        #expect(user.id >= 0x7000_0000 && user.id < 0x7FFD_0000)
    }

    @Test func inAUserNamespaceAllAreOne() {
        let users = SandboxUsers(instance: "a", inUserNamespace: true)
        #expect(users.take() == users.take())
        #expect(users.take() == .inUserNamespace)
    }
}
