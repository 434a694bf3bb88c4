/// Spans of functions, in OpenTelemetry's JSON: the body of a request.
struct OTLPRequest: Encodable, Sendable, Equatable {
    struct Resource: Encodable, Sendable, Equatable {
        var attributes: [OTLPAttribute]
    }

    struct Scope: Encodable, Sendable, Equatable {
        var name: String
        var version: String
    }

    struct ScopeSpans: Encodable, Sendable, Equatable {
        var scope: Scope
        var spans: [OTLPSpan]
    }

    struct ResourceSpans: Encodable, Sendable, Equatable {
        var resource: Resource
        var scopeSpans: [ScopeSpans]
    }

    var resourceSpans: [ResourceSpans]

    /// - Parameter version: of this program.
    init(_ spans: [(function: TracedFunction, span: OTLPSpan)], version: String) {
        var order: [TracedFunction] = []
        var byFunction: [TracedFunction: [OTLPSpan]] = [:]
        for (function, span) in spans {
            if byFunction[function] == nil { order.append(function) }
            byFunction[function, default: []].append(span)
        }
        resourceSpans = order.map { function in
            ResourceSpans(
                resource: Resource(attributes: function.resource),
                scopeSpans: [
                    ScopeSpans(scope: Scope(name: "lambent", version: version), spans: byFunction[function] ?? [])
                ]
            )
        }
    }
}

extension TracedFunction {
    /// In the words of OpenTelemetry's conventions.
    fileprivate var resource: [OTLPAttribute] {
        [
            OTLPAttribute(key: "service.name", value: .string(name)),
            OTLPAttribute(key: "cloud.provider", value: .string("aws")),
            OTLPAttribute(key: "cloud.platform", value: .string("aws_lambda")),
            OTLPAttribute(key: "cloud.region", value: .string(region)),
            OTLPAttribute(key: "cloud.account.id", value: .string(account)),
            OTLPAttribute(key: "cloud.resource_id", value: .string(arn)),
            OTLPAttribute(key: "faas.name", value: .string(name)),
            OTLPAttribute(key: "faas.version", value: .string(version)),
            OTLPAttribute(key: "faas.max_memory", value: .integer(memorySize << 20)),
        ]
    }
}
