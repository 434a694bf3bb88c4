/// Where the deployed service checks something else than its published model says, as recorded from the service.
enum ConstraintOverrides {
    /// Patterns by shape.
    static let patterns: [String: String] = {
        let region = #"(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}"#
        let uuid = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"
        let function = #"(arn:(aws[a-zA-Z-]*)?:lambda:)?(\#(region):)?(\d{12}:)?(function:)?"#
        return [
            "FunctionName": function + #"([a-zA-Z0-9-_]+)(:(\$LATEST|[a-zA-Z0-9-_]+))?"#,
            "NamespacedFunctionName": function
                + #"([a-zA-Z0-9-_\.]+)(:(\$LATEST(\.PUBLISHED)?|[a-zA-Z0-9-_]+))?"#,
            "LayerVersionArn": #"(arn:(aws[a-zA-Z-]*)?:lambda:\#(region):\d{12}:layer:[a-zA-Z0-9-_]+:[0-9]+)"#
                + "|(arn:[a-zA-Z0-9-]+:lambda:::awslayer:[a-zA-Z0-9-_]+)",
            "TaggableResource": #"arn:(aws[a-zA-Z-]*):lambda:\#(region):\d{12}:"#
                + #"(function:[a-zA-Z0-9-_]+(:(\$LATEST|[a-zA-Z0-9-_]+))?|layer:([a-zA-Z0-9-_]+)"#
                + "|code-signing-config:csc-[a-z0-9]{17}|event-source-mapping:\(uuid)"
                + "|capacity-provider:[a-zA-Z0-9-_]+)",
        ]
    }()

    /// The order in which the service names the values of an enumeration.
    private static let values: [String: [String]] = [
        "Architecture": ["x86_64", "arm64"],
        "EventSourcePosition": ["LATEST", "AT_TIMESTAMP", "TRIM_HORIZON"],
        "InvokeMode": ["RESPONSE_STREAM", "BUFFERED"],
        "RecursiveLoop": ["Terminate", "Allow"],
        "SnapStartApplyOn": ["PublishedVersions", "None"],
    ]

    /// The runtimes in the service's order: those that a function may have today.
    static let runtimes = [
        "nodejs20.x", "python3.14", "provided.al2023", "python3.12", "python3.13", "nodejs24.x", "nodejs22.x",
        "java25", "python3.10", "python3.11", "java21", "ruby3.3", "ruby3.4", "ruby3.2", "python3.8", "python3.9",
        "java17", "nodejs16.x", "dotnet10", "dotnet8", "java11", "dotnet6", "nodejs18.x", "provided.al2", "java8.al2",
    ]

    /// The greatest values of numbers.
    private static let maximums: [String: Double] = [
        // 900 seconds and 10 GB for every function; the model's own bounds are those of managed instances.
        "Timeout": 900,
        "EphemeralStorageSize": 10_240,
    ]

    /// Shapes whose null elements the service does not name in the list of constraints.
    private static let acceptingNull: Set<String> = ["SubnetId", "SecurityGroupId"]

    static func apply(to shape: inout Shape) {
        if let values = values[shape.name] { shape.values = values }
        if let maximum = maximums[shape.name] { shape.maximum = maximum }
        if acceptingNull.contains(shape.name) { shape.refusesNull = false }
    }

    /// The member as the service checks it.
    static func member(_ member: MemberShape, of structure: String) -> MemberShape {
        var member = member
        switch (structure, member.name) {
        case ("CreateFunctionRequest", "Runtime"), ("UpdateFunctionConfigurationRequest", "Runtime"):
            // Checked with the function's other settings, with a text of its own.
            member.shape.values = nil
        case ("PublishLayerVersionRequest", "CompatibleRuntimes"):
            // Older runtimes are accepted and not named, and the message is that of one value.
            guard case .list(var element) = member.shape.kind else { break }
            element.namedValues = runtimes
            element.reportsElementsPlainly = true
            member.shape.kind = .list(element: element)
        default:
            break
        }
        return member
    }
}
