import Foundation
import Neighbours
import Testing

struct LocalRoleCredentialsTests {
    @Test func credentialsHaveTheFormOfTheServicesOwn() {
        let now = Date(timeIntervalSince1970: 1_700_000_000)
        let credentials = LocalRoleCredentials(lifetime: 3600, now: { now }).credentials()
        #expect(credentials.accessKeyID.wholeMatch(of: /ASIA[A-Z2-7]{16}/) != nil)
        #expect(credentials.secretAccessKey.wholeMatch(of: /[A-Za-z0-9+\/]{40}/) != nil)
        #expect(credentials.sessionToken.count > 200)
        #expect(credentials.expiration == now.addingTimeInterval(3600))
    }

    @Test func credentialsAreNewEachTime() {
        let issuer = LocalRoleCredentials()
        let (first, second) = (issuer.credentials(), issuer.credentials())
        #expect(first.accessKeyID != second.accessKeyID)
        #expect(first.secretAccessKey != second.secretAccessKey)
        #expect(first.sessionToken != second.sessionToken)
    }
}
