import Configuration
import ControlPlane
import Execution
import Foundation
import Logging
import Neighbours
import Sandbox
import Testing

@testable import lambent

struct ServeSettingsTests {
    private func load(
        flags: [SettingName: ConfigContent] = [:],
        environment: [String: String] = [:],
        file text: String? = nil
    ) async throws -> ServeSettings {
        guard let text else {
            return try await ServeSettings.load(flags: flags, environment: environment, file: nil)
        }
        let path = NSTemporaryDirectory() + "/lambent-settings-\(UUID().uuidString).yaml"
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try await ServeSettings.load(flags: flags, environment: environment, file: path)
    }

    private func problems(_ body: () async throws -> ServeSettings) async -> [String] {
        do {
            _ = try await body()
            return []
        } catch {
            return (error as? SettingsError)?.problems ?? ["\(error)"]
        }
    }

    @Test func defaultsHoldWhereNothingIsSaid() async throws {
        let settings = try await load(environment: ["HOME": "/home/u"])
        #expect(settings.listen == ListenAddress(host: "127.0.0.1", port: 4566))
        #expect(settings.region == "us-east-1")
        #expect(settings.account == "000000000000")
        #expect(settings.apiRate == nil)
        #expect(settings.neighbour.isEmpty)
        #expect(settings.shutdownGrace == 10)
    }

    @Test func aFlagGoesBeforeAVariableAndAVariableBeforeTheFile() async throws {
        let settings = try await load(
            flags: [.region: .string("eu-west-1")],
            environment: ["LAMBENT_REGION": "eu-west-2", "LAMBENT_ACCOUNT": "111111111111"],
            file: """
                region: eu-west-3
                account: "222222222222"
                api-rate: 2.5
                """
        )
        #expect(settings.region == "eu-west-1")
        #expect(settings.account == "111111111111")
        #expect(settings.apiRate == 2.5)
    }

    @Test func everySettingHasAVariable() async throws {
        let settings = try await load(environment: [
            "LAMBENT_LISTEN": "[::1]:0", "LAMBENT_DATA_DIR": "/d", "LAMBENT_ISOLATION": "process",
            "LAMBENT_CREDENTIALS": "/c", "LAMBENT_TLS_CERT": "/cert", "LAMBENT_TLS_KEY": "/key",
            "LAMBENT_API_RATE": "0.5", "LAMBENT_RUNTIME_FALLBACK": "nearest", "LAMBENT_DEPRECATED_RUNTIMES": "allow",
            "LAMBENT_NEIGHBOURS": "http://all", "LAMBENT_NEIGHBOUR": "s3=http://s3,SQS=http://q/x=1",
            "LAMBENT_LOG_LEVEL": "debug", "LAMBENT_IDLE_TIMEOUT": "1.5", "LAMBENT_SHUTDOWN_GRACE": "0",
            "LAMBENT_REGION": "ap-south-1", "LAMBENT_ACCOUNT": "123456789012",
            "LAMBENT_STATE_TRANSITION_DELAY": "0.25", "LAMBENT_RUNTIMES": "/r", "LAMBENT_MAX_ENVIRONMENTS": "7",
            "LAMBENT_ASYNC_TIME_SCALE": "0.01",
            "LAMBENT_ACCOUNT_CONCURRENCY": "8", "LAMBENT_CODE_STORAGE": "9",
        ])
        var expected = ServeSettings(dataDirectory: "/d")
        expected.listen = ListenAddress(host: "::1", port: 0)
        expected.isolation = .process
        expected.credentials = "/c"
        expected.tlsCertificate = "/cert"
        expected.tlsKey = "/key"
        expected.apiRate = 0.5
        expected.runtimeFallback = .nearest
        expected.allowsDeprecatedRuntimes = true
        expected.neighbours = NeighbourEndpoint("http://all")
        expected.neighbour["s3"] = NeighbourEndpoint("http://s3")
        expected.neighbour["sqs"] = NeighbourEndpoint("http://q/x=1")
        expected.logLevel = .debug
        expected.idleTimeout = 1.5
        expected.shutdownGrace = 0
        expected.region = "ap-south-1"
        expected.account = "123456789012"
        expected.stateTransitionDelay = 0.25
        expected.runtimes = "/r"
        expected.maximumEnvironments = 7
        expected.asyncTimeScale = 0.01
        expected.accountConcurrency = 8
        expected.codeStorage = 9
        #expect(settings == expected)
    }

    @Test func everySettingHasAKeyOfTheFile() async throws {
        let settings = try await load(
            file: """
                # all of them
                listen: 127.0.0.2:80
                data-dir: /d
                isolation: auto
                credentials: /c
                tls-cert: /cert
                tls-key: /key
                api-rate: 3
                runtime-fallback: none
                deprecated-runtimes: refuse
                neighbours: http://all
                neighbour:
                  - s3=http://s3
                log-level: warning
                idle-timeout: 60
                shutdown-grace: 1
                region: us-west-2
                account: "123456789012"
                state-transition-delay: 0.1
                runtimes: /r
                max-environments: 3
                async-time-scale: 0.5
                account-concurrency: 300
                code-storage: 1000000
                """
        )
        #expect(settings.listen.port == 80)
        #expect(settings.neighbour["s3"] == NeighbourEndpoint("http://s3"))
        #expect(settings.apiRate == 3)
        #expect(settings.maximumEnvironments == 3)
        #expect(settings.asyncTimeScale == 0.5)
        #expect(settings.accountConcurrency == 300)
        #expect(settings.codeStorage == 1_000_000)
        #expect(settings.logLevel == .warning)
    }

    @Test func anEmptyFileAndEmptyVariablesSayNothing() async throws {
        let settings = try await load(environment: ["LAMBENT_LISTEN": ""], file: "# nothing yet\n\n")
        #expect(settings.listen.port == 4566)
    }

    @Test func unknownKeysAreNamed() async {
        let problems = await problems { try await load(file: "listne: 127.0.0.1:1\nregion: us-east-1\na:\n  b: 1\n") }
        #expect(problems.count == 2)
        #expect(problems.first?.hasSuffix("has the key \"a.b\", which is no setting.") == true)
        #expect(problems.last?.hasSuffix("has the key \"listne\", which is no setting.") == true)
    }

    @Test func aFileThatIsMissingOrNoYAMLIsNamed() async {
        let missing = await problems {
            try await ServeSettings.load(flags: [:], environment: [:], file: "/nowhere/lambent.yaml")
        }
        #expect(missing == ["The configuration file /nowhere/lambent.yaml cannot be read."])
        for text in ["- a\n- b\n", "a: [", "just words"] {
            let problems = await problems { try await load(file: text) }
            #expect(problems.count == 1)
            #expect(problems.first?.contains("cannot be used") == true)
        }
    }

    @Test(arguments: [
        (["LAMBENT_LISTEN": "4566"], "listen: \"4566\" is not an address and a port such as 127.0.0.1:4566."),
        (["LAMBENT_ACCOUNT": "12"], "account: \"12\" is not twelve digits."),
        (["LAMBENT_API_RATE": "0"], "api-rate: \"0.0\" is not a number above 0."),
        (["LAMBENT_ISOLATION": "docker"], "isolation: \"docker\" is not auto, linux or process."),
        (["LAMBENT_NEIGHBOUR": "s3"], "neighbour: \"s3\" is not SERVICE=URL."),
        (["LAMBENT_NEIGHBOUR": "s3=here"], "neighbour: \"s3=here\" is not SERVICE=URL."),
        (["LAMBENT_NEIGHBOUR": "=http://s3"], "neighbour: \"=http://s3\" is not SERVICE=URL."),
        (["LAMBENT_NEIGHBOUR": "s 3=http://s3"], "neighbour: \"s 3=http://s3\" is not SERVICE=URL."),
        (
            ["LAMBENT_NEIGHBOUR": "Lambda=http://s3"],
            "neighbour: \"Lambda=http://s3\" is not another service: Lambda is this server."
        ),
        (["LAMBENT_NEIGHBOURS": "here"], "neighbours: \"here\" is not a URL such as http://127.0.0.1:4567."),
        (["LAMBENT_TLS_CERT": "/c"], "tls-cert and tls-key go together: one of them is missing."),
        (["LAMBENT_MAX_ENVIRONMENTS": "0"], "max-environments: \"0\" is not a whole number above 0."),
    ])
    func valuesThatCannotBeUsedAreNamed(environment: [String: String], problem: String) async {
        #expect(await problems { try await load(environment: environment) } == [problem])
    }

    @Test(arguments: [
        ["LAMBENT_API_RATE": "many"], ["LAMBENT_MAX_ENVIRONMENTS": "1.5"], ["LAMBENT_SHUTDOWN_GRACE": "soon"],
    ])
    func valuesOfAWrongTypeAreNotTakenForAbsent(environment: [String: String]) async {
        #expect(await problems { try await load(environment: environment) }.count == 1)
    }

    @Test func allProblemsAreToldAtOnce() async {
        let problems = await problems {
            try await load(environment: ["LAMBENT_LISTEN": "x", "LAMBENT_REGION": "No Where", "LAMBENT_API_RATE": "-1"])
        }
        #expect(problems.count == 3)
    }

    @Test(arguments: [
        ("127.0.0.1:4566", true), ("127.9.9.9:1", true), ("localhost:0", true), ("[::1]:80", true),
        ("0.0.0.0:4566", false), ("[::]:4566", false), ("192.168.1.1:80", false), ("example.com:80", false),
        ("127.0.0.1.example.com:80", false), ("127.example:80", false),
    ])
    func onlyLoopbackIsOpenToEverybody(address: String, isLoopback: Bool) throws {
        var settings = ServeSettings(dataDirectory: "/d")
        settings.listen = try #require(ListenAddress(address))
        #expect(settings.listen.isLoopback == isLoopback)
        #expect(settings.listen.description == address)
        #expect(throws: Never.self) { try settings.checkOpenness(hasCredentials: true) }
        if !isLoopback {
            #expect(throws: SettingsError.self) { try settings.checkOpenness(hasCredentials: false) }
        }
    }

    @Test(arguments: ["", ":80", "host", "host:", "host:-1", "host:65536", "::1:80", "[]:80"])
    func addressesThatAreNoneAreRefused(address: String) {
        #expect(ListenAddress(address) == nil)
    }

    @Test func theDataDirectoryDependsOnTheUser() {
        #expect(ServeSettings.defaultDataDirectory(environment: [:], userID: 0) == "/var/lib/lambent")
        let environment = ["XDG_STATE_HOME": "/state", "HOME": "/home/u"]
        #expect(ServeSettings.defaultDataDirectory(environment: environment, userID: 1) == "/state/lambent")
        #expect(
            ServeSettings.defaultDataDirectory(environment: ["HOME": "/home/u"], userID: 1)
                == "/home/u/.local/state/lambent"
        )
    }

    @Test func fileSystemsAndInjectionsAreSectionsOfTheFile() async throws {
        let directory = NSTemporaryDirectory()
        let point = "arn:aws:elasticfilesystem:us-east-1:123456789012:access-point/fsap-0123456789abcdef0"
        let settings = try await load(
            file: """
                region: eu-west-3
                inactive-after: 60
                file-systems:
                  fsap-0123456789abcdef1: \(directory)
                  \(point): \(directory)
                  fs-01234567: \(directory)
                inject:
                  - function: "deploy-*"
                    operation: UpdateFunctionConfiguration
                    reason-code: EniLimitExceeded
                    delay: 5
                    times: 1
                  - other=InvalidSubnet
                """
        )
        #expect(settings.region == "eu-west-3" && settings.inactiveAfter == 60)
        #expect(Set(settings.fileSystems.keys) == ["fsap-0123456789abcdef1", point, "fs-01234567"])
        #expect(settings.injections.map(\.function) == ["deploy-*", "other"])
        #expect(settings.injections[0].delay == .seconds(5) && settings.injections[0].times == 1)
        #expect(settings.injections[1].operation == nil)
    }

    @Test func flagsAndVariablesGoBeforeSections() async throws {
        let directory = NSTemporaryDirectory()
        let settings = try await load(
            flags: [.inject: .stringArray(["a=InternalError", "b=InvalidImage"])],
            environment: ["LAMBENT_FILE_SYSTEMS": "fs-01234567=\(directory),fs-01234568=\(directory)"],
            file: """
                file-systems: [fs-01234569=/nowhere]
                inject: [c=InvalidZip]
                """
        )
        #expect(Set(settings.fileSystems.keys) == ["fs-01234567", "fs-01234568"])
        #expect(settings.injections.map(\.function) == ["a", "b"])
    }

    @Test(arguments: [
        ("file-systems: {fs-01234567: /nowhere/at/all}", "absolute path of a directory that exists"),
        ("file-systems: {fs-01234567: tmp}", "absolute path of a directory that exists"),
        ("file-systems: {disk: /tmp}", "file-systems: \"disk\" is not an access point"),
        ("file-systems: [fs-01234567]", "file-systems: \"fs-01234567\" is not ID=DIRECTORY"),
        ("file-systems: {fs-01234567: {a: b}}", "file-systems: \"fs-01234567\" is not given a word"),
        ("file-systems: yes", "neither a mapping nor a list"),
        ("inject: all", "inject: it is not a list"),
        ("inject: [deploy]", "inject: entry 1 is not FUNCTION=REASONCODE"),
        ("inject: [{function: f, reason-code: [a]}]", "inject: entry 1 has no word in \"reason-code\""),
        ("inject: [{function: f, reason-code: Nope}]", "inject: entry 1 has the reason-code \"Nope\""),
        ("inject: [f=InternalError, {}]", "inject: entry 2 is not a mapping"),
        ("inactive-after: 0", "inactive-after"),
        ("[a, b]", "is not a mapping"),
        ("a: [unclosed", "cannot be used"),
    ])
    func sectionsThatCannotBeUsedStopServe(_ text: String, _ problem: String) async {
        let found = await problems { try await load(file: text) }
        #expect(found.contains { $0.contains(problem) }, "\(found)")
    }
}
