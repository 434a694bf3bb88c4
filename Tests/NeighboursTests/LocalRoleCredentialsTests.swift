import Foundation
import Neighbours
import Testing

struct LocalRoleCredentialsTests {
    private let role = "arn:aws:iam::123456789012:role/service/worker"

    @Test func credentialsHaveTheFormOfTheServicesOwn() {
        let now = Date(timeIntervalSince1970: 1_700_000_000)
        let credentials = LocalRoleCredentials(lifetime: 3600, now: { now })
            .credentials(forRole: role, functionName: "resize")
        #expect(credentials.accessKeyID.wholeMatch(of: /ASIA[A-Z2-7]{16}/) != nil)
        #expect(credentials.secretAccessKey.wholeMatch(of: /[A-Za-z0-9+\/]{40}/) != nil)
        #expect(credentials.sessionToken.count > 200)
        #expect(credentials.expiration == now.addingTimeInterval(3600))
    }

    @Test func credentialsAreNewEachTime() {
        let issuer = LocalRoleCredentials()
        let first = issuer.credentials(forRole: role, functionName: "resize")
        let second = issuer.credentials(forRole: role, functionName: "resize")
        #expect(first.accessKeyID != second.accessKeyID)
        #expect(first.secretAccessKey != second.secretAccessKey)
        #expect(first.sessionToken != second.sessionToken)
    }

    @Test func issuedCredentialsAreKnownWithTheirRole() throws {
        let issuer = LocalRoleCredentials()
        let credentials = issuer.credentials(forRole: role, functionName: "resize")
        let issued = try #require(issuer.issuedCredentials(forAccessKeyID: credentials.accessKeyID))
        #expect(issued.credentials == credentials)
        #expect(issued.account == "123456789012")
        #expect(issued.principalARN == "arn:aws:sts::123456789012:assumed-role/worker/resize")
        #expect(issuer.issuedCredentials(forAccessKeyID: "ASIAAAAAAAAAAAAAAAAA") == nil)
    }
}
