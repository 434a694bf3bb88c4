@testable import LambdaAPI

/// The service's patterns, as recorded.
enum Patterns {
    static let region: String = #"((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?"#
    static let functionName: String =
        #"(arn:(aws[a-zA-Z-]*)?:lambda:)?"# + region
        + #"(\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\$LATEST|[a-zA-Z0-9-_]+))?"#
    static let namespacedName: String =
        #"(arn:(aws[a-zA-Z-]*)?:lambda:)?"# + region
        + #"(\d{12}:)?(function:)?([a-zA-Z0-9-_\.]+)(:(\$LATEST(\.PUBLISHED)?|[a-zA-Z0-9-_]+))?"#
    static let role: String = #"arn:(aws[a-zA-Z-]*)?:iam::\d{12}:role/?[a-zA-Z_0-9+=,.@\-_/]+"#
    static let layer: String =
        #"(arn:(aws[a-zA-Z-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:\d{12}:layer:"#
        + #"[a-zA-Z0-9-_]+:[0-9]+)|(arn:[a-zA-Z0-9-]+:lambda:::awslayer:[a-zA-Z0-9-_]+)"#
    static let tagged: String =
        #"arn:(aws[a-zA-Z-]*):lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:\d{12}:"#
        + #"(function:[a-zA-Z0-9-_]+(:(\$LATEST|[a-zA-Z0-9-_]+))?|layer:([a-zA-Z0-9-_]+)"#
        + #"|code-signing-config:csc-[a-z0-9]{17}|event-source-mapping:[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}"#
        + #"-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|capacity-provider:[a-zA-Z0-9-_]+)"#
    static let destination: String =
        #"$|kafka://([^.]([a-zA-Z0-9\-_.]{0,248}))|arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\-])+:"#
        + #"((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1})?:(\d{12})?:(.*)"#
    static let matching: String = "Member must satisfy regular expression pattern: "
}

/// A body or a part of it, and the one violation that it is.
struct ConstraintCase: Sendable {
    let body: String
    let text: String

    init(_ body: String, _ value: String, _ path: String, _ constraint: String) {
        self.body = body
        text = "Value \(value)at '\(path)' failed to satisfy constraint: \(constraint)"
    }

    static func matching(_ pattern: String) -> String { Patterns.matching + pattern }
    static func most(_ value: String) -> String { "Member must have value less than or equal to \(value)" }
    static func least(_ value: String) -> String { "Member must have value greater than or equal to \(value)" }
    static func longest(_ length: Int) -> String { "Member must have length less than or equal to \(length)" }
    static func shortest(_ length: Int) -> String { "Member must have length greater than or equal to \(length)" }
    static func among(_ values: String) -> String { "Member must satisfy enum value set: [\(values)]" }
    static func elements(_ texts: String...) -> String {
        "Member must satisfy constraint: [\(texts.joined(separator: ", "))]"
    }
    static func keys(_ texts: String...) -> String {
        "Map keys must satisfy constraint: [\(texts.joined(separator: ", "))]"
    }
    static func values(_ texts: String...) -> String {
        "Map value must satisfy constraint: [\(texts.joined(separator: ", "))]"
    }
    static let notNull = "Member must not be null"
}

extension ConstraintCase {
    static let updateFunctionConfiguration: [ConstraintCase] = [
        .init(#"{"Role":"r1"}"#, "'r1' ", "role", matching(Patterns.role)),
        .init(#"{"Handler":""}"#, "'' ", "handler", matching(#"[^\s]+"#)),
        .init(#"{"Timeout":3000}"#, "'3000' ", "timeout", most("900")),
        .init(#"{"Timeout":0}"#, "'0' ", "timeout", least("1")),
        .init(#"{"MemorySize":127}"#, "'127' ", "memorySize", least("128")),
        .init(#"{"MemorySize":5555555}"#, "'5555555' ", "memorySize", most("32768")),
        .init(#"{"EphemeralStorage":{}}"#, "null ", "ephemeralStorage.size", notNull),
        .init(#"{"EphemeralStorage":{"Size":10241}}"#, "'10241' ", "ephemeralStorage.size", most("10240")),
        .init(#"{"EphemeralStorage":{"Size":511}}"#, "'511' ", "ephemeralStorage.size", least("512")),
        .init(#"{"SnapStart":{"ApplyOn":"bad"}}"#, "'bad' ", "snapStart.applyOn", among("PublishedVersions, None")),
        .init(#"{"TracingConfig":{"Mode":"x"}}"#, "'x' ", "tracingConfig.mode", among("Active, PassThrough")),
        .init(#"{"KMSKeyArn":"x"}"#, "'x' ", "kMSKeyArn", matching(#"(arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()"#)),
        .init(
            #"{"Layers":["arn:aws:lambda:us-east-1:111111111111:layer:x"]}"#,
            "'[arn:aws:lambda:us-east-1:111111111111:layer:x]' ",
            "layers",
            elements(longest(2048), shortest(1), matching(Patterns.layer), notNull)
        ),
        .init(
            #"{"VpcConfig":{"SubnetIds":["bad","subnet-1"]}}"#,
            "'[bad, subnet-1]' ",
            "vpcConfig.subnetIds",
            elements(longest(1024), shortest(0), matching("subnet-[0-9a-z]*"))
        ),
        .init(
            #"{"VpcConfig":{"SecurityGroupIds":["x"]}}"#,
            "'[x]' ",
            "vpcConfig.securityGroupIds",
            elements(longest(1024), shortest(0), matching("sg-[0-9a-zA-Z]*"))
        ),
        .init(
            #"{"VpcConfig":{"SecurityGroupIds":["sg-1","sg-2","sg-3","sg-4","sg-5","sg-6"]}}"#,
            "'[sg-1, sg-2, sg-3, sg-4, sg-5, sg-6]' ",
            "vpcConfig.securityGroupIds",
            longest(5)
        ),
        .init(
            #"{"Environment":{"Variables":{"1A":"secret"}}}"#,
            "",
            "environment.variables",
            keys(matching("[a-zA-Z]([a-zA-Z0-9_])+"))
        ),
        .init(#"{"Environment":{"Variables":{"AB":null}}}"#, "", "environment.variables", values(notNull)),
        .init(
            #"{"CapacityProviderConfig":{}}"#,
            "null ",
            "capacityProviderConfig.lambdaManagedInstancesCapacityProviderConfig",
            notNull
        ),
        .init(
            #"{"LoggingConfig":{"LogGroup":"a b"}}"#,
            "'a b' ",
            "loggingConfig.logGroup",
            matching(#"[\.\-_/#A-Za-z0-9]+"#)
        ),
        .init(
            #"{"DurableConfig":{"RetentionPeriodInDays":91}}"#,
            "'91' ",
            "durableConfig.retentionPeriodInDays",
            most("90")
        ),
    ]

    static let architectures: [ConstraintCase] = [
        .init(#"["x86_64","arm64"]"#, "'[x86_64, arm64]' ", "architectures", longest(1)),
        .init(#"["X86_64"]"#, "'[X86_64]' ", "architectures", elements(among("x86_64, arm64"), notNull)),
        .init("[null]", "'[null]' ", "architectures", elements(among("x86_64, arm64"), notNull)),
    ]

    static let aliasWeights: [ConstraintCase] = {
        let path = "routingConfig.additionalVersionWeights"
        let range = values(most("1.0"), least("0.0"), notNull)
        return [
            .init(#"{"2":2.0}"#, "'{2=2.0}' ", path, range),
            .init(#"{"2":-1}"#, "'{2=-1.0}' ", path, range),
            .init(#"{"$LATEST":0.5}"#, "'{$LATEST=0.5}' ", path, keys(longest(1024), shortest(1), matching("[0-9]+"))),
        ]
    }()

    static let furtherOperations: [(LambdaAPI.Operation, ConstraintCase)] = {
        let long = String(repeating: "d", count: 257)
        let permission = #"{"StatementId":"example.com","Action":"lambda:InvokeFunction","Principal":"*"}"#
        let destination = #"{"DestinationConfig":{"OnFailure":{"Destination":"x"}}}"#
        let mapping = #"{"FunctionName":"f","StartingPosition":"bad"}"#
        return [
            (
                .createFunctionUrlConfig,
                .init(
                    #"{"AuthType":"NONE","InvokeMode":"bad"}"#,
                    "'bad' ",
                    "invokeMode",
                    among("RESPONSE_STREAM, BUFFERED")
                )
            ),
            (
                .putFunctionRecursionConfig,
                .init(#"{"RecursiveLoop":"bad"}"#, "'bad' ", "recursiveLoop", among("Terminate, Allow"))
            ),
            (
                .createEventSourceMapping,
                .init(mapping, "'bad' ", "startingPosition", among("LATEST, AT_TIMESTAMP, TRIM_HORIZON"))
            ),
            (.addPermission, .init(permission, "'example.com' ", "statementId", matching("([a-zA-Z0-9-_]+)"))),
            (
                .putFunctionEventInvokeConfig,
                .init(destination, "'x' ", "destinationConfig.onFailure.destination", matching(Patterns.destination))
            ),
            (.publishVersion, .init(#"{"Description":"\#(long)"}"#, "'\(long)' ", "description", longest(256))),
        ]
    }()
}
