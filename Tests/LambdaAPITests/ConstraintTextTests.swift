import Testing

@testable import LambdaAPI

/// Texts as recorded from the service.
struct ConstraintTextTests {
    @Test(arguments: ConstraintCase.updateFunctionConfiguration)
    func updateFunctionConfiguration(example: ConstraintCase) {
        let message = refusal(.updateFunctionConfiguration, labels: ["FunctionName": "f"], body: example.body)
        #expect(message == "1 validation error detected: \(example.text)")
    }

    @Test func membersOfStructuresInListsAreNamedByPosition() {
        let body = #"{"FileSystemConfigs":[{"LocalMountPath":"/mnt/a"}]}"#
        #expect(
            refusal(.updateFunctionConfiguration, labels: ["FunctionName": "f"], body: body)
                == "1 validation error detected: Value null at 'fileSystemConfigs.1.member.arn' "
                + "failed to satisfy constraint: Member must not be null"
        )
    }

    @Test func listsOfStructuresAreShownWithTheirMembers() {
        let item = #"{"Arn":"arn:aws:elasticfilesystem:us-east-1:111111111111:access-point/fsap-11111111111111111"}"#
        let message = refusal(
            .updateFunctionConfiguration,
            labels: ["FunctionName": "f"],
            body: #"{"FileSystemConfigs":[\#(item),\#(item)]}"#
        )
        #expect(
            message?.contains("at 'fileSystemConfigs' failed to satisfy constraint: Member must have length") == true
        )
        #expect(message?.contains("Value '[FileSystemConfig(arn=arn:aws:elastic") == true)
        #expect(message?.contains("localMountPath=null") == true)
    }

    @Test func everyViolationIsReportedInTheOrderOfTheModel() {
        let name = String(repeating: "a", count: 141) + "@"
        let message = refusal(
            .updateFunctionConfiguration,
            labels: ["FunctionName": name],
            body: #"{"MemorySize":1,"Timeout":901,"Role":"r1"}"#
        )
        let parts = [
            "Value '\(name)' at 'functionName' failed to satisfy constraint: "
                + "Member must have length less than or equal to 140",
            "Value '\(name)' at 'functionName' failed to satisfy constraint: \(Patterns.matching)\(Patterns.functionName)",
            "Value 'r1' at 'role' failed to satisfy constraint: \(Patterns.matching)\(Patterns.role)",
            "Value '901' at 'timeout' failed to satisfy constraint: Member must have value less than or equal to 900",
            "Value '1' at 'memorySize' failed to satisfy constraint: "
                + "Member must have value greater than or equal to 128",
        ]
        #expect(message == "5 validation errors detected: " + parts.joined(separator: "; "))
    }

    @Test func createFunctionNamesWhatIsMissing() {
        #expect(
            refusal(.createFunction)
                == "3 validation errors detected: "
                + ["functionName", "role", "code"].map {
                    "Value null at '\($0)' failed to satisfy constraint: Member must not be null"
                }.joined(separator: "; ")
        )
    }

    @Test(arguments: ConstraintCase.architectures)
    func architectures(example: ConstraintCase) {
        let body =
            #"{"FunctionName":"f","Role":"arn:aws:iam::111111111111:role/r","Code":{},"Runtime":"nonsense","#
            + #""Architectures":\#(example.body)}"#
        #expect(refusal(.createFunction, body: body) == "1 validation error detected: \(example.text)")
    }

    @Test(arguments: ConstraintCase.aliasWeights)
    func aliasWeights(example: ConstraintCase) {
        let body = #"{"Name":"a","FunctionVersion":"1","RoutingConfig":{"AdditionalVersionWeights":\#(example.body)}}"#
        #expect(
            refusal(.createAlias, labels: ["FunctionName": "f"], body: body)
                == "1 validation error detected: \(example.text)"
        )
    }

    @Test func numericAliasName() {
        #expect(
            refusal(.createAlias, labels: ["FunctionName": "f"], body: #"{"Name":"2024","FunctionVersion":"1"}"#)
                == "1 validation error detected: Value '2024' at 'name' failed to satisfy constraint: "
                + "\(Patterns.matching)(?!^[0-9]+$)([a-zA-Z0-9-_]+)"
        )
        #expect(
            refusal(.createAlias, labels: ["FunctionName": "f"], body: #"{"Name":"2024-01-02","FunctionVersion":"1"}"#)
                == nil
        )
    }

    @Test func layerListsOfRuntimesAndArchitectures() {
        let runtimes =
            "[nodejs20.x, python3.14, provided.al2023, python3.12, python3.13, nodejs24.x, nodejs22.x, java25, "
            + "python3.10, python3.11, java21, ruby3.3, ruby3.4, ruby3.2, python3.8, python3.9, java17, nodejs16.x, "
            + "dotnet10, dotnet8, java11, dotnet6, nodejs18.x, provided.al2, java8.al2]"
        let body =
            #"{"Content":{},"CompatibleRuntimes":["invalidruntime"],"CompatibleArchitectures":["invalidarch"]}"#
        let messages = refusal(.publishLayerVersion, labels: ["LayerName": "l"], body: body)?
            .split(separator: ": ", maxSplits: 1).last?.split(separator: "; ").map(String.init)
        #expect(
            Set(messages ?? []) == [
                "Value '[invalidruntime]' at 'compatibleRuntimes' failed to satisfy constraint: "
                    + "Member must satisfy enum value set: \(runtimes)",
                "Value '[invalidarch]' at 'compatibleArchitectures' failed to satisfy constraint: "
                    + "Member must satisfy constraint: "
                    + "[Member must satisfy enum value set: [x86_64, arm64], Member must not be null]",
            ]
        )
        let old = #"{"Content":{},"CompatibleRuntimes":["nodejs12.x","go1.x"]}"#
        #expect(refusal(.publishLayerVersion, labels: ["LayerName": "l"], body: old) == nil)
    }

    @Test func membersOfPathQueryAndHeaders() {
        #expect(
            refusal(.getFunction, labels: ["FunctionName": "f@g"], query: [("Qualifier", "a-?-b")])
                == "2 validation errors detected: Value 'f@g' at 'functionName' failed to satisfy constraint: "
                + "\(Patterns.matching)\(Patterns.namespacedName); Value 'a-?-b' at 'qualifier' failed to satisfy "
                + #"constraint: \#(Patterns.matching)\$(LATEST(\.PUBLISHED)?)|[a-zA-Z0-9-_$]+"#
        )
        #expect(
            refusal(.listFunctions, query: [("FunctionVersion", "invalid"), ("MaxItems", "0")])
                == "2 validation errors detected: Value 'invalid' at 'functionVersion' failed to satisfy constraint: "
                + "Member must satisfy enum value set: [ALL]; Value '0' at 'maxItems' failed to satisfy constraint: "
                + "Member must have value greater than or equal to 1"
        )
        #expect(
            refusal(.untagResource, labels: ["Resource": "arn:aws:lambda:us-east-1:111111111111:function:f"])
                == "1 validation error detected: Value null at 'tagKeys' failed to satisfy constraint: "
                + "Member must not be null"
        )
        #expect(
            refusal(.invoke, labels: ["FunctionName": "f"], headers: [("x-amz-invocation-type", "Soon")])
                == "1 validation error detected: Value 'Soon' at 'invocationType' failed to satisfy constraint: "
                + "Member must satisfy enum value set: [Event, RequestResponse, DryRun]"
        )
        #expect(
            refusal(.listTags, labels: ["Resource": "arn:aws:something"])
                == "1 validation error detected: Value 'arn:aws:something' at 'resource' failed to satisfy "
                + "constraint: \(Patterns.matching)\(Patterns.tagged)"
        )
    }

    @Test(arguments: ConstraintCase.furtherOperations)
    func furtherOperations(operation: LambdaAPI.Operation, example: ConstraintCase) {
        #expect(
            refusal(operation, labels: ["FunctionName": "f"], body: example.body)
                == "1 validation error detected: \(example.text)"
        )
    }

    @Test func valuesAreShownAsJavaShowsThem() {
        #expect(ShownValue.number(2) == "2.0")
        #expect(ShownValue.number(-1) == "-1.0")
        #expect(ShownValue.number(0.5) == "0.5")
        #expect(ShownValue.number(10_000_000) == "1.0E7")
        #expect(ShownValue.number(123_456_789.5) == "1.234567895E8")
        #expect(ShownValue.number(1e30) == "1.0E30")
        #expect(ShownValue.number(0.0001) == "1.0E-4")
        #expect(ShownValue.number(0.00012) == "1.2E-4")
        #expect(ShownValue.number(0.001) == "0.001")
        #expect(ShownValue.number(-0.0) == "-0.0")
    }

    @Test func lengthsAreCountedInCharactersNotBytes() {
        let body = #"{"Description":"\#(String(repeating: "é", count: 256))"}"#
        #expect(refusal(.updateFunctionConfiguration, labels: ["FunctionName": "f"], body: body) == nil)
    }

    @Test func hostileLengthsAreRefusedAtOnce() {
        let long = String(repeating: "a", count: 1_000_000)
        let clock = ContinuousClock()
        let time = clock.measure {
            let message = refusal(.getFunction, labels: ["FunctionName": long])
            #expect(message?.hasPrefix("2 validation errors detected") == true)
        }
        #expect(time < .seconds(2))
    }
}
