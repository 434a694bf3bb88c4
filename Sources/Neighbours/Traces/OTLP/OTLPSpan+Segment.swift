import LambdaAPI

extension SegmentDocument {
    /// Subsegments below each other that are looked at.
    private static let maximumDepth = 64

    /// The segment and all that is in it, as spans. What has no end yet, or no usable ids, is left out: its end comes later.
    func spans() -> [OTLPSpan] {
        guard let trace = traceID.flatMap({ TraceID($0) }) else { return [] }
        var spans: [OTLPSpan] = []
        append(to: &spans, trace: trace, parent: parentID, isRoot: type != "subsegment", depth: 0)
        return spans
    }

    private func append(to spans: inout [OTLPSpan], trace: TraceID, parent: String?, isRoot: Bool, depth: Int) {
        guard depth < Self.maximumDepth else { return }
        if TraceID.isSpanID(id), let start = TraceTime(seconds: startTime),
            let end = endTime.flatMap({ TraceTime(seconds: $0) })
        {
            spans.append(
                OTLPSpan(
                    traceId: trace.digits,
                    spanId: id.lowercased(),
                    parentSpanId: parent.flatMap { TraceID.isSpanID($0) ? $0.lowercased() : nil },
                    name: name,
                    kind: isRoot ? .server : namespace == nil || namespace == "local" ? .internal : .client,
                    startTimeUnixNano: String(start.nanoseconds),
                    endTimeUnixNano: String(max(start, end).nanoseconds),
                    attributes: attributes,
                    events: exceptions(at: end),
                    status: hasFailed ? OTLPSpan.Status(message: exceptionList.first?["message"]?.stringValue) : nil
                )
            )
        }
        for child in subsegments ?? [] {
            child.append(to: &spans, trace: trace, parent: id, isRoot: false, depth: depth + 1)
        }
    }

    // MARK: Attributes

    /// What members of segments are called by OpenTelemetry's conventions.
    private static let httpNames = [
        ("request", "method", "http.request.method"), ("request", "url", "url.full"),
        ("request", "user_agent", "user_agent.original"), ("request", "client_ip", "client.address"),
        ("response", "status", "http.response.status_code"),
        ("response", "content_length", "http.response.body.size"),
    ]

    private static let awsNames = [
        "request_id": "aws.request_id", "operation": "rpc.method", "function_arn": "aws.lambda.invoked_arn",
        "account_id": "cloud.account.id", "region": "cloud.region",
    ]

    private static let sqlNames = [
        "sanitized_query": "db.query.text", "database_type": "db.system.name", "url": "db.url", "user": "db.user",
    ]

    private var attributes: [OTLPAttribute] {
        var result: [OTLPAttribute] = []
        func add(_ key: String, _ value: Document?) {
            if let value = value.flatMap(OTLPValue.init) { result.append(OTLPAttribute(key: key, value: value)) }
        }
        add("aws.xray.origin", origin.map(Document.string))
        add("aws.xray.resource_arn", resourceARN.map(Document.string))
        if origin == "AWS::Lambda::Function" {
            add("faas.coldstart", .bool(subsegments?.contains { $0.name == "Initialization" } ?? false))
        }
        if origin?.hasPrefix("AWS::Lambda") == true { add("faas.invocation_id", aws?["request_id"]) }
        for (part, member, key) in Self.httpNames { add(key, http?[part]?[member]) }
        for (name, value) in sorted(aws) { add(Self.awsNames[name] ?? "aws." + name, value) }
        for (name, value) in sorted(sql) { add(Self.sqlNames[name] ?? "db." + name, value) }
        add("enduser.id", user)
        for (name, value) in sorted(annotations) { add(name, value) }
        for (name, value) in sorted(metadata) { add("aws.xray.metadata." + name, .string(OTLPValue.json(value))) }
        if throttle == true { add("aws.xray.throttle", .bool(true)) }
        return result
    }

    private func sorted(_ document: Document?) -> [(String, Document)] {
        (document?.objectValue ?? [:]).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    // MARK: Exceptions

    private var exceptionList: [Document] { cause?["exceptions"]?.arrayValue ?? [] }

    private func exceptions(at time: TraceTime) -> [OTLPSpan.Event] {
        exceptionList.map { exception in
            var attributes: [OTLPAttribute] = []
            for (member, key) in [("type", "exception.type"), ("message", "exception.message")] {
                guard let text = exception[member]?.stringValue else { continue }
                attributes.append(OTLPAttribute(key: key, value: .string(text)))
            }
            let frames = (exception["stack"]?.arrayValue ?? []).map { frame in
                let place = [frame["path"]?.stringValue, frame["line"]?.integerValue.map(String.init)]
                let label = frame["label"]?.stringValue.map { "\($0) " } ?? ""
                return label + place.compactMap(\.self).joined(separator: ":")
            }
            if !frames.isEmpty {
                let text = frames.joined(separator: "\n")
                attributes.append(OTLPAttribute(key: "exception.stacktrace", value: .string(text)))
            }
            return OTLPSpan.Event(timeUnixNano: String(time.nanoseconds), name: "exception", attributes: attributes)
        }
    }
}
