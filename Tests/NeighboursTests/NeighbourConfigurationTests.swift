import Neighbours
import Testing

struct NeighbourConfigurationTests {
    private func configuration(_ environment: [String: String] = [:]) -> NeighbourConfiguration {
        NeighbourConfiguration(credentials: CredentialChain(environment: environment, readFile: { _ in nil }))
    }

    @Test(arguments: [
        ("http://localhost:4566", "http://localhost:4566"),
        ("https://s3.example.com", "https://s3.example.com"),
        ("https://s3.example.com:443/base/", "https://s3.example.com/base"),
        ("HTTP://[::1]:9000", "http://[::1]:9000"),
        ("localhost:4566", nil),
        ("ftp://host", nil),
        ("http://", nil),
        ("http://host/?a=b", nil),
        ("http://user@host/", nil),
    ])
    func endpointsAreParsed(url: String, expected: String?) {
        #expect(NeighbourEndpoint(url)?.description == expected)
    }

    @Test func variablesFillWhatIsNotConfigured() {
        var configuration = configuration()
        configuration.endpoints["s3"] = NeighbourEndpoint("http://flag:1")
        let unusable = configuration.fillEndpoints(fromEnvironment: [
            "AWS_ENDPOINT_URL": "http://all:2", "AWS_ENDPOINT_URL_S3": "http://variable:3",
            "AWS_ENDPOINT_URL_SQS": "http://queue:4", "AWS_ENDPOINT_URL_KMS": "nonsense",
        ])
        #expect(configuration.endpoint(of: "s3")?.host == "flag")
        #expect(configuration.endpoint(of: "sqs")?.host == "queue")
        #expect(configuration.endpoint(of: "kms")?.host == "all")
        #expect(unusable == ["AWS_ENDPOINT_URL_KMS"])
    }

    @Test func aServiceIsFoundByTheNameThatClientsUseInVariables() {
        var configuration = configuration()
        _ = configuration.fillEndpoints(fromEnvironment: ["AWS_ENDPOINT_URL_EVENTBRIDGE": "http://bus:1"])
        #expect(configuration.endpoint(of: "events")?.host == "bus")
    }

    @Test func aConfiguredDefaultGoesBeforeVariables() {
        var configuration = configuration()
        configuration.defaultEndpoint = NeighbourEndpoint("http://flag:1")
        _ = configuration.fillEndpoints(fromEnvironment: [
            "AWS_ENDPOINT_URL": "http://all:2", "AWS_ENDPOINT_URL_SQS": "http://queue:4",
        ])
        #expect(configuration.endpoint(of: "sqs")?.host == "flag")
    }

    @Test func variablesAreIgnoredWhenToldSo() {
        var configuration = configuration()
        _ = configuration.fillEndpoints(fromEnvironment: [
            "AWS_ENDPOINT_URL": "http://all:2", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true",
        ])
        #expect(configuration.endpoint(of: "sqs") == nil)
    }

    @Test func ourOwnListenerCountsAsNotConfigured() {
        var configuration = configuration()
        configuration.defaultEndpoint = NeighbourEndpoint("http://localhost:4566")
        configuration.endpoints["s3"] = NeighbourEndpoint("http://127.0.0.1:9000")
        configuration.endpoints["sqs"] = NeighbourEndpoint("http://localhost.localstack.cloud:4566")
        #expect(configuration.dropEndpoints(ofListener: "0.0.0.0", port: 4566) == ["*", "sqs"])
        #expect(configuration.endpoint(of: "s3")?.port == 9000)
        #expect(configuration.endpoint(of: "sqs") == nil)
    }

    @Test func anotherHostOfTheSamePortStays() {
        var configuration = configuration()
        configuration.defaultEndpoint = NeighbourEndpoint("http://cloud.example.com:4566")
        #expect(configuration.dropEndpoints(ofListener: "127.0.0.1", port: 4566) == [])
    }
}
