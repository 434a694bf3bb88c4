import LambdaAPI

/// What an operation is called where permissions are given, and what it is about.
enum ActionName {
    /// For example `lambda:InvokeFunction`: nearly always the name of the operation (the public authorization
    /// reference).
    static func of(_ operation: APIOperation) -> String {
        switch operation {
        case .invoke, .invokeWithResponseStream: "lambda:InvokeFunction"
        case .getLayerVersionByArn: "lambda:GetLayerVersion"
        default: "lambda:" + operation.rawValue
        }
    }

    /// The ARN of what a request is about; `*` where it is about nothing single.
    ///
    /// - Parameter input: the members of the request.
    static func resource(of operation: APIOperation, _ input: Document, _ caller: Caller) -> String {
        func arn(_ kind: String, _ name: String) -> String {
            "arn:\(caller.partition):lambda:\(caller.region):\(caller.account):\(kind):\(name)"
        }
        switch operation {
        case .listEventSourceMappings, .createEventSourceMapping, .listFunctions, .listLayers,
            .listCodeSigningConfigs, .createCodeSigningConfig, .listCapacityProviders, .getAccountSettings:
            return "*"
        default:
            break
        }
        if let uuid = input["UUID"]?.stringValue { return arn("event-source-mapping", uuid) }
        if let layer = input["LayerName"]?.stringValue {
            let named = layer.hasPrefix("arn:") ? layer : arn("layer", layer)
            return input["VersionNumber"]?.integerValue.map { "\(named):\($0)" } ?? named
        }
        if let provider = input["CapacityProviderName"]?.stringValue {
            return provider.hasPrefix("arn:") ? provider : arn("capacity-provider", provider)
        }
        let names = ["FunctionName", "CodeSigningConfigArn", "Arn", "Resource", "ResourceArn", "DurableExecutionArn"]
        for name in names {
            guard let text = input[name]?.stringValue else { continue }
            return name == "FunctionName" ? functionARN(text, input["Qualifier"]?.stringValue, caller) : text
        }
        return "*"
    }

    /// The ARN of a function as a request names it.
    static func functionARN(_ text: String, _ qualifier: String?, _ caller: Caller) -> String {
        let parsed = FunctionIdentifier(parsing: text)
        return LambdaARN.functionARN(
            region: parsed.region ?? caller.region,
            account: parsed.account ?? caller.account,
            name: parsed.name,
            qualifier: parsed.qualifier ?? qualifier
        )
    }
}
