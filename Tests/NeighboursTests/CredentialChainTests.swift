import Neighbours
import SignatureV4
import Testing

struct CredentialChainTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var sources: [CredentialSource] = [.environment, .profile(nil)]
        var environment: [String: String] = [:]
        var files: [String: String] = [:]
        var expected: String?
        var testDescription: String { name }
    }

    private static let fixed = SigningCredentials(
        accessKeyID: "FIXED",
        secretAccessKey: "fixed",
        sessionToken: nil
    )
    private static let keys = ["AWS_ACCESS_KEY_ID": "ENV", "AWS_SECRET_ACCESS_KEY": "env"]
    private static let credentialsFile = """
        # a comment
        [default]
        aws_access_key_id = DEF
        aws_secret_access_key=def

        [ work ]
        AWS_ACCESS_KEY_ID = WORK
        aws_secret_access_key = w=o=rk
        aws_session_token = token
        """
    private static let configFile = """
        [default]
        region = eu-west-1
        s3 =
            aws_access_key_id = NESTED
        [profile conf]
        aws_access_key_id = CONF
        aws_secret_access_key = conf
        """

    static let cases: [Case] = [
        Case(name: "nothing anywhere", expected: nil),
        Case(
            name: "fixed goes first",
            sources: [.fixed(fixed), .environment],
            environment: keys,
            expected: "FIXED/fixed/-"
        ),
        Case(name: "environment", environment: keys, expected: "ENV/env/-"),
        Case(
            name: "environment with a token",
            environment: keys.merging(["AWS_SESSION_TOKEN": "t"]) { $1 },
            expected: "ENV/env/t"
        ),
        Case(
            name: "empty variables count as absent",
            environment: ["AWS_ACCESS_KEY_ID": "", "AWS_SECRET_ACCESS_KEY": "", "HOME": "/h"],
            files: ["/h/.aws/credentials": credentialsFile],
            expected: "DEF/def/-"
        ),
        Case(
            name: "environment goes before the profile",
            environment: keys.merging(["HOME": "/h"]) { $1 },
            files: ["/h/.aws/credentials": credentialsFile],
            expected: "ENV/env/-"
        ),
        Case(
            name: "profile of AWS_PROFILE",
            environment: ["AWS_PROFILE": "work", "HOME": "/h"],
            files: ["/h/.aws/credentials": credentialsFile],
            expected: "WORK/w=o=rk/token"
        ),
        Case(
            name: "named profile goes before AWS_PROFILE",
            sources: [.profile("default")],
            environment: ["AWS_PROFILE": "work", "HOME": "/h"],
            files: ["/h/.aws/credentials": credentialsFile],
            expected: "DEF/def/-"
        ),
        Case(
            name: "profile of the configuration file",
            sources: [.profile("conf")],
            environment: ["HOME": "/h"],
            files: ["/h/.aws/credentials": credentialsFile, "/h/.aws/config": configFile],
            expected: "CONF/conf/-"
        ),
        Case(
            name: "nested settings are not credentials",
            environment: ["HOME": "/h"],
            files: ["/h/.aws/config": configFile],
            expected: nil
        ),
        Case(
            name: "files elsewhere",
            environment: ["AWS_SHARED_CREDENTIALS_FILE": "/elsewhere"],
            files: ["/elsewhere": credentialsFile],
            expected: "DEF/def/-"
        ),
        Case(
            name: "access key without a secret",
            environment: ["AWS_ACCESS_KEY_ID": "ENV"],
            expected: "error: the environment has an access key but no secret key"
        ),
        Case(
            name: "secret without an access key",
            environment: ["HOME": "/h"],
            files: ["/h/.aws/credentials": "[default]\naws_secret_access_key = x"],
            expected: "error: profile default of /h/.aws/credentials has a secret key but no access key"
        ),
        Case(
            name: "unknown profile",
            environment: ["AWS_PROFILE": "none", "HOME": "/h"],
            files: ["/h/.aws/credentials": credentialsFile],
            expected: "error: the profile none does not exist"
        ),
    ]

    @Test(arguments: cases)
    func theFirstSourceThatHasCredentialsWins(of test: Case) {
        let chain = CredentialChain(
            sources: test.sources,
            environment: test.environment,
            readFile: { [files = test.files] in files[$0] }
        )
        let found: String?
        do {
            found = try chain.credentials().map {
                "\($0.accessKeyID)/\($0.secretAccessKey)/\($0.sessionToken ?? "-")"
            }
        } catch {
            found = "error: \(error)"
        }
        #expect(found == test.expected)
    }
}
