import LambdaAPI
import Testing

@testable import ControlPlane

struct EnvironmentRulesTests {
    private let prefix =
        "Lambda was unable to configure your environment variables because the environment variables you have provided "

    @Test func exactlyFourKilobytesOfCompactJSONPass() throws {
        // {"AB":"…"} is nine bytes around the value.
        try EnvironmentRules.check(["AB": String(repeating: "x", count: 4096 - 9)], order: nil)
        let value = String(repeating: "x", count: 4097 - 9)
        #expect(
            throws: APIError.invalidParameterValueException(
                prefix + "exceeded the 4KB limit. String measured: {\"AB\":\"\(value)\"}"
            )
        ) { try EnvironmentRules.check(["AB": value], order: nil) }
    }

    @Test func measuredTextHasTheOrderOfTheRequest() throws {
        let large = String(repeating: "é", count: 2100)
        #expect(
            throws: APIError.invalidParameterValueException(
                prefix
                    + "exceeded the 4KB limit. String measured: {\"SMALL\":\"a\\\"\\\\\\n\\u0001/\",\"LARGE\":\"\(large)\"}"
            )
        ) {
            try EnvironmentRules.check(["LARGE": large, "SMALL": "a\"\\\n\u{1}/"], order: ["SMALL", "LARGE"])
        }
    }

    @Test func reservedNamesAreListedInTheOrderOfTheRequest() {
        let variables = ["AWS_REGION": "x", "AWS_ACCESS_KEY_ID": "x", "MINE": "x", "AWS_LAMBDA_METADATA_API": "x"]
        #expect(
            throws: APIError.invalidParameterValueException(
                prefix + "contains reserved keys that are currently not supported for modification. "
                    + "Reserved keys used in this request: AWS_REGION, AWS_LAMBDA_METADATA_API, AWS_ACCESS_KEY_ID"
            )
        ) {
            try EnvironmentRules.check(
                variables,
                order: ["AWS_REGION", "MINE", "AWS_LAMBDA_METADATA_API", "AWS_ACCESS_KEY_ID"]
            )
        }
    }

    @Test func settableNamesPass() throws {
        for name in ["TZ", "LANG", "PATH", "PYTHONPATH", "AWS_XRAY_CONTEXT_MISSING", "AWS_LAMBDA_EXEC_WRAPPER"] {
            try EnvironmentRules.check([name: "x"], order: [name])
        }
    }
}

struct LoggingRulesTests {
    private let initial = LoggingRules.initial(functionName: "fn")

    @Test func switchToJSONFillsBothLevelsAndKeepsTheGroup() throws {
        let merged = try LoggingRules.merge(LoggingConfig(logFormat: "JSON"), into: initial)
        #expect(
            merged
                == LoggingState(format: "JSON", applicationLevel: "INFO", systemLevel: "INFO", group: "/aws/lambda/fn")
        )
        let finer = try LoggingRules.merge(
            LoggingConfig(logFormat: "JSON", applicationLogLevel: "DEBUG", logGroup: "mine"),
            into: initial
        )
        #expect(finer == LoggingState(format: "JSON", applicationLevel: "DEBUG", systemLevel: "INFO", group: "mine"))
    }

    @Test func onlyTheGivenMembersChange() throws {
        let json = LoggingState(format: "JSON", applicationLevel: "DEBUG", systemLevel: "WARN", group: "mine")
        #expect(try LoggingRules.merge(LoggingConfig(), into: json) == json)
        var other = json
        other.group = "cool_lambda"
        #expect(try LoggingRules.merge(LoggingConfig(logGroup: "cool_lambda"), into: json) == other)
        other = json
        other.systemLevel = "INFO"
        #expect(try LoggingRules.merge(LoggingConfig(systemLogLevel: "INFO"), into: json) == other)
    }

    @Test func switchBackToTextDropsBothLevels() throws {
        let json = LoggingState(format: "JSON", applicationLevel: "DEBUG", systemLevel: "WARN", group: "mine")
        let merged = try LoggingRules.merge(LoggingConfig(logFormat: "Text"), into: json)
        #expect(merged == LoggingState(format: "Text", applicationLevel: nil, systemLevel: nil, group: "mine"))
    }

    @Test(arguments: [
        LoggingConfig(systemLogLevel: "WARN"),
        LoggingConfig(logFormat: "Text", applicationLogLevel: "INFO"),
    ])
    func levelsWithTextAreRefused(_ change: LoggingConfig) {
        #expect(
            throws: APIError.invalidParameterValueException(
                "LogLevel is not supported when LogFormat is set to \"Text\". "
                    + "Remove LogLevel from your request or change the LogFormat to \"JSON\" and try again."
            )
        ) { try LoggingRules.merge(change, into: self.initial) }
    }
}

struct NetworkRulesTests {
    private let attached = VpcAttachment(
        subnetIDs: ["subnet-1"],
        securityGroupIDs: ["sg-1"],
        allowsIPv6: false,
        vpcID: "vpc-1"
    )

    @Test func networkIsNamedAfterItsFirstSubnet() throws {
        let change = VpcConfig(subnetIds: ["subnet-a", "subnet-b"], securityGroupIds: ["sg-1"])
        let network = try #require(try NetworkRules.apply(change, to: nil))
        #expect(network.vpcID == NetworkRules.standInVpcID(subnet: "subnet-a"))
        #expect(network.vpcID.count == 21)
        #expect(network.vpcID.dropFirst(4).allSatisfy { $0.isHexDigit })
        #expect(!network.allowsIPv6)
    }

    @Test func emptyListsDetachAndNothingChangesNothing() throws {
        #expect(try NetworkRules.apply(VpcConfig(subnetIds: [], securityGroupIds: []), to: attached) == .detached)
        #expect(try NetworkRules.apply(VpcConfig(), to: attached) == attached)
        #expect(try NetworkRules.apply(VpcConfig(), to: nil) == nil)
        #expect(try NetworkRules.apply(VpcConfig(ipv6AllowedForDualStack: true), to: attached)?.allowsIPv6 == true)
    }

    @Test(arguments: [
        VpcConfig(subnetIds: ["subnet-1"]),
        VpcConfig(subnetIds: ["subnet-1"], securityGroupIds: []),
        VpcConfig(subnetIds: [], securityGroupIds: ["sg-1"]),
    ])
    func listsMustCoexist(_ change: VpcConfig) {
        #expect(
            throws: APIError.invalidParameterValueException(
                "SubnetIds and SecurityIds must coexist or be both empty list."
            )
        ) { try NetworkRules.apply(change, to: nil) }
    }
}

struct RuntimeRulesTests {
    @Test func everyListedRuntimePassesAndDeprecatedOnesOnlyWhenAllowed() throws {
        for runtime in RuntimeRules.supported {
            try RuntimeRules(allowsDeprecated: false).check(runtime)
        }
        #expect(RuntimeRules.supported.count == 25)
        for runtime in RuntimeRules.deprecated {
            #expect(
                throws: APIError.invalidParameterValueException(
                    "The runtime parameter of \(runtime) is no longer supported for creating or updating AWS Lambda "
                        + "functions. We recommend you use a supported runtime while creating or updating functions."
                )
            ) { try RuntimeRules(allowsDeprecated: false).check(runtime) }
            try RuntimeRules(allowsDeprecated: true).check(runtime)
        }
    }

    @Test func everyRuntimeOfTheModelIsDecidedOn() {
        for runtime in Runtime.allValues.map(\.rawValue) where runtime != "custom" {
            let isKnown =
                RuntimeRules.supported.contains(runtime) || RuntimeRules.newer.contains(runtime)
                || RuntimeRules.deprecated.contains(runtime)
            #expect(isKnown, "\(runtime)")
        }
    }

    @Test(arguments: ["PYTHON3.9", "", "python9.9", "custom"])
    func unknownRuntimeIsShownWithoutQuotes(_ runtime: String) {
        let error = #expect(throws: APIError.self) {
            try RuntimeRules(allowsDeprecated: true).check(runtime)
        }
        let list = RuntimeRules.supported.joined(separator: ", ")
        #expect(
            error?.message
                == "Value \(runtime) at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: "
                + "[\(list)] or be a valid ARN"
        )
        #expect(error?.type == "User")
    }
}

struct LayerRulesTests {
    private let caller = Caller(
        account: "111111111111",
        region: "us-east-1",
        principalARN: "arn:aws:iam::111111111111:user/tester",
        requestID: "request"
    )

    private func arn(_ name: String, _ version: Int, account: String = "111111111111", region: String = "us-east-1")
        -> String
    {
        "arn:aws:lambda:\(region):\(account):layer:\(name):\(version)"
    }

    private func check(_ arns: [String]) async throws(APIError) -> [LayerReference] {
        try await LayerRules(caller: caller).check(
            arns,
            mayUse: { identifier async throws(APIError) in identifier.account == caller.account },
            find: { identifier async throws(APIError) in
                guard identifier.name != "missing", identifier.version < 3 else { return nil }
                return LayerVersionRecord(
                    number: identifier.version,
                    description: "",
                    created: 0,
                    digest: "digest-\(identifier.name)",
                    codeSize: 10 * identifier.version,
                    unzippedSize: 100
                )
            }
        )
    }

    @Test func layersKeepTheOrderOfTheRequest() async throws {
        let found = try await check([arn("b", 2), arn("a", 1)])
        #expect(
            found == [
                LayerReference(arn: arn("b", 2), codeSize: 20, digest: "digest-b", unzippedSize: 100),
                LayerReference(arn: arn("a", 1), codeSize: 10, digest: "digest-a", unzippedSize: 100),
            ]
        )
    }

    @Test func refusals() async {
        let one = arn("a", 1)
        let two = arn("a", 2)
        let same = "Two different versions of the same layer are not allowed to be referenced in the same function. "
        await expect(Array(repeating: one, count: 6), "Cannot reference more than 5 layers.")
        await expect([one, two], same + "\(one) and \(two) are versions of the same layer.")
        await expect([one, arn("b", 1), one], same + "\(one) and \(one) are versions of the same layer.")
        await expect([arn("missing", 1)], "Layer version \(arn("missing", 1)) does not exist.")
        await expect([arn("a", 9)], "Layer version \(arn("a", 9)) does not exist.")
        await expect(
            ["arn:aws:lambda:::awslayer:Tools"],
            "Layer version arn:aws:lambda:::awslayer:Tools does not exist."
        )
        await expect(
            [arn("a", 1, region: "eu-west-1")],
            "Layers are not in the same region as the function. Layers are expected to be in region us-east-1."
        )
        let foreign = arn("a", 1, account: "222222222222")
        await expect(
            [foreign],
            "User: arn:aws:iam::111111111111:user/tester is not authorized to perform: lambda:GetLayerVersion on "
                + "resource: \(foreign) because no resource-based policy allows the lambda:GetLayerVersion action",
            code: "AccessDeniedException"
        )
    }

    private func expect(
        _ arns: [String],
        _ message: String,
        code: String = "InvalidParameterValueException"
    ) async {
        let error = await refusal { _ = try await check(arns) }
        #expect(error?.message == message)
        #expect(error?.code == code)
    }

    @Test func sizesOfCodeAndLayersAreSummed() throws {
        try PackageSizeRules.check(code: 262_144_000 - 100, layers: [60, 40])
        #expect(
            throws: APIError.invalidParameterValueException(
                "Function code combined with layers exceeds the maximum allowed size of 262144000 bytes. "
                    + "The actual size is 262144001 bytes."
            )
        ) { try PackageSizeRules.check(code: 262_144_000 - 100, layers: [60, 41]) }
        #expect(
            throws: APIError.invalidParameterValueException(
                "Layers consume more than the available size of 262144000 bytes"
            )
        ) { try PackageSizeRules.check(code: 1, layers: [262_144_000, 1]) }
    }
}

struct PageMarkerTests {
    @Test func markerReturnsAsItWas() throws {
        let marker = PageMarker(list: "functions", function: "fn", version: 3)
        let text = try marker.text
        #expect(text.utf8.allSatisfy { $0 < 0x7F && $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "/") })
        #expect(try PageMarker.parse(text, list: "functions") == marker)
        #expect(try PageMarker.parse(nil, list: "functions") == nil)
    }

    @Test(arguments: ["x", "AAAA", "!!"])
    func foreignMarkerIsRefused(_ text: String) {
        #expect(throws: APIError.invalidParameterValueException("The provided marker is invalid.")) {
            try PageMarker.parse(text, list: "functions")
        }
    }

    @Test func markerOfAnotherListIsRefused() throws {
        let text = try PageMarker(list: "versions", function: "fn", version: 3).text
        #expect(throws: APIError.invalidParameterValueException("The provided marker is invalid.")) {
            try PageMarker.parse(text, list: "functions")
        }
    }
}
