import LambdaAPI
import Storage

extension ControlPlane {
    static let noSuchMapping = APIError.resourceNotFoundException("The resource you requested does not exist.")

    /// Refuses a function, version or alias that does not exist (recorded from the service).
    func checkEventSourceTarget(_ reference: FunctionReference) async throws(APIError) {
        guard try await existing(reference) != nil else {
            throw .invalidParameterValueException("Function does not exist")
        }
    }

    /// Refuses a mapping of a source and a function that are joined already.
    func checkUnclaimed(_ record: EventSourceMappingRecord) async throws(APIError) {
        if let uuid = try await store.claimant(of: record.claims, otherThan: record.uuid) {
            throw .duplicateMapping(record, uuid: uuid)
        }
    }

    /// Decides on the newest record of a mapping, commits that, and brings it to its end in the background.
    ///
    /// - Parameter decide: called with the record, perhaps several times; throws the refusal.
    func reviseMapping(
        _ uuid: String?,
        _ caller: Caller,
        _ decide: (inout EventSourceMappingRecord) async throws(APIError) -> Void
    ) async throws(APIError) -> EventSourceMappingConfiguration {
        guard let uuid else { throw .missing("uUID") }
        for _ in 0..<1000 {
            guard let stored = try await store.eventSourceMapping(uuid, caller) else { throw Self.noSuchMapping }
            var record = stored.value
            try await decide(&record)
            record.lastModified = timestamp
            let transition = ResourceTransitionRecord(of: record.key, began: timestamp)
            var changes: [RecordChange] = [
                try .put(record, expecting: .version(stored.version)), try transition.put,
            ]
            let before = stored.value.claims
            let after = record.claims
            for key in before where !after.contains(key) { changes.append(.delete(key, expecting: .any)) }
            for key in after where !before.contains(key) { changes.append(try .claim(key, for: uuid)) }
            guard try await store.commit(changes) else { continue }
            begin(transition)
            return EventSourceMappingView(record: record).configuration
        }
        throw .serviceException("The event source mapping changes too often.")
    }
}

extension APIError {
    static func mappingInUse(_ verb: String) -> APIError {
        .resourceInUseException("Cannot \(verb) the event source mapping because it is in use.")
    }

    /// A source and a function are joined by another mapping. The spaces within the quotes are the service's (recorded).
    static func duplicateMapping(_ record: EventSourceMappingRecord, uuid: String) -> APIError {
        let source = record.source
        let arn = source.arn ?? ""
        let what =
            switch source.kind {
            case .queue, .fifoQueue:
                "An event source mapping with SQS arn (\" \(arn) \") and function (\" \(record.functionName) \")"
                    + " already exists."
            case .managedKafka, .selfManagedKafka:
                "An event source mapping with event source"
                    + " (\"\(source.arn ?? (source.endpoints ?? [:]).values.flatMap(\.self).joined(separator: ","))\"),"
                    + " function (\"\(record.functionARN)\"), topics (\"\((source.topics ?? []).joined(separator: ","))\")"
                    + " already exists."
            case .stream, .tableStream, .broker, .documentDB:
                "The event source arn (\" \(arn) \") and function (\" \(record.functionName) \") provided mapping"
                    + " already exists."
            }
        return .resourceConflictException("\(what) Please update or delete the existing mapping with UUID \(uuid)")
    }
}
