import SignatureV4
import Testing

@testable import Neighbours

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

    private static let all: [CredentialSource] = [.environment, .webIdentity, .profile(nil), .container]

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
            name: "a web identity goes before a profile",
            sources: all,
            environment: [
                "AWS_WEB_IDENTITY_TOKEN_FILE": "/token", "AWS_ROLE_ARN": "arn:r", "AWS_ROLE_SESSION_NAME": "me",
                "HOME": "/h",
            ],
            files: ["/h/.aws/credentials": credentialsFile],
            expected: "arn:r as me by /token"
        ),
        Case(
            name: "the session of a web identity has a name in any case",
            sources: all,
            environment: ["AWS_WEB_IDENTITY_TOKEN_FILE": "/token", "AWS_ROLE_ARN": "arn:r"],
            expected: "arn:r as lambent by /token"
        ),
        Case(
            name: "a web identity without a role",
            sources: all,
            environment: ["AWS_WEB_IDENTITY_TOKEN_FILE": "/token"],
            expected: "error: the environment has a web identity token but no role"
        ),
        Case(
            name: "a container, beside everything else",
            sources: all,
            environment: keys.merging(["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/v2"]) { $1 },
            expected: "ENV/env/-"
        ),
        Case(
            name: "a container, by a relative location",
            sources: all,
            environment: [
                "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/v2/id",
                "AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://no.example",
            ],
            expected: "http://169.254.170.2/v2/id none"
        ),
        Case(
            name: "a container, with a token in a file",
            sources: all,
            environment: [
                "AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://[fd00:ec2::23]/v1/credentials",
                "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE": "/token", "AWS_CONTAINER_AUTHORIZATION_TOKEN": "text",
            ],
            expected: #"http://[fd00:ec2::23]/v1/credentials file("/token")"#
        ),
        Case(
            name: "a container, by TLS anywhere",
            sources: all,
            environment: [
                "AWS_CONTAINER_CREDENTIALS_FULL_URI": "https://vault.example/c",
                "AWS_CONTAINER_AUTHORIZATION_TOKEN": "text",
            ],
            expected: #"https://vault.example/c text("text")"#
        ),
        Case(
            name: "no token goes to a stranger in plain text",
            sources: all,
            environment: ["AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://stranger.example/c"],
            expected: "error: http://stranger.example/c is neither https nor a server beside this container"
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
            found =
                switch try chain.find(withTokens: true) {
                case .these(let found): "\(found.accessKeyID)/\(found.secretAccessKey)/\(found.sessionToken ?? "-")"
                case .remote(.webIdentity(let role, let session, let file)): "\(role) as \(session) by \(file)"
                case .remote(.container(let endpoint)): "\(endpoint.url) \(endpoint.token)"
                case nil: nil
                }
        } catch {
            found = "error: \(error)"
        }
        #expect(found == test.expected)
    }
}
