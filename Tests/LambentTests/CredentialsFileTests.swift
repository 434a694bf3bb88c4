import Foundation
import Gateway
import Testing

@testable import lambent

struct CredentialsFileTests {
    private func problem(_ json: String) -> String? {
        do throws(SettingsError) {
            _ = try CredentialsFile(json: Data(json.utf8))
            return nil
        } catch {
            return error.description
        }
    }

    @Test func identitiesAreRead() throws {
        let file = try CredentialsFile(
            json: Data(
                #"""
                {"identities": [
                  {"accessKey": "A", "secretKey": "s", "account": "111122223333", "arn": "arn:aws:iam::111122223333:user/u"},
                  {"accessKey": "B", "secretKey": "t", "account": "111122223333", "policies": []}
                ]}
                """#.utf8
            )
        )
        #expect(file.identities.map(\.accessKeyID) == ["A", "B"])
        #expect(file.identities.map(\.secretAccessKey) == ["s", "t"])
        #expect(file.identities[0].arn == "arn:aws:iam::111122223333:user/u")
        #expect(file.identities[1].arn == "arn:aws:iam::111122223333:root")
    }

    @Test(arguments: [
        ("nonsense", "it is not a JSON object."),
        ("{}", "it must have the one member \"identities\", a list."),
        (#"{"identities": [], "users": []}"#, "it must have the one member \"identities\", a list."),
        (#"{"identities": []}"#, "it names no identity."),
        (#"{"identities": ["A"]}"#, "identity 1 is not an object."),
        (#"{"identities": [{"secretKey": "s", "account": "111122223333"}]}"#, "identity 1 has no usable accessKey."),
        (#"{"identities": [{"accessKey": "A", "account": "111122223333"}]}"#, "identity 1 has no secretKey."),
        (
            #"{"identities": [{"accessKey": "A", "secretKey": "s", "account": 1}]}"#,
            "identity 1 has no account of twelve digits."
        ),
        (
            #"{"identities": [{"accessKey": "A", "secretKey": "s", "account": "111122223333", "role": "x"}]}"#,
            "identity 1 has the member \"role\", which is not known."
        ),
        (
            #"{"identities": [{"accessKey": "A", "secretKey": "s", "account": "111122223333", "policies": [{}]}]}"#,
            "policy 1 of identity 1 cannot be enforced: it has no Statement."
        ),
        (
            #"""
            {"identities": [{"accessKey": "A", "secretKey": "s", "account": "111122223333", "policies": [{"Statement":
            {"Effect": "Allow", "Action": "lambda:*", "Resource": "*",
             "Condition": {"IpAddress": {"aws:SourceIp": "127.0.0.1"}}}}]}]}
            """#,
            "policy 1 of identity 1 cannot be enforced: the condition operator IpAddress is not known."
        ),
        (
            #"{"identities": [{"accessKey": "A", "secretKey": "s", "account": "111122223333", "service": "s3"}]}"#,
            "identity 1 has a service that is none."
        ),
        (
            #"{"identities": [{"accessKey": "A", "secretKey": "s", "account": "111122223333"}, {"accessKey": "A", "secretKey": "t", "account": "111122223333"}]}"#,
            "an access key is named twice."
        ),
    ])
    func whatIsNotUnderstoodIsRefused(json: String, expected: String) {
        #expect(problem(json) == expected)
    }
}
