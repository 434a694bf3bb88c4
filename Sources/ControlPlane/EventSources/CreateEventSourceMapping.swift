import Execution
import Foundation
package import LambdaAPI
import Storage

extension ControlPlane {
    /// Joins a source of events and a function.
    ///
    /// - Throws: InvalidParameterValueException for an unknown kind of source, settings that it does not have, and a
    ///   function that does not exist; ResourceConflictException when the two are joined already.
    package func createEventSourceMapping(
        _ request: CreateEventSourceMappingRequest,
        _ caller: Caller
    ) async throws(APIError) -> EventSourceMappingConfiguration {
        let reference = try FunctionReference(request.functionName, caller: caller)
        if request.destinationConfig?.onSuccess != nil { throw EventSourceRules.unsupported("DestinationConfig") }
        let kind = try EventSourceKind(
            arn: request.eventSourceArn,
            isSelfManaged: request.selfManagedEventSource != nil
        )
        let rules = EventSourceRules(kind: kind)
        try rules.checkCreation(request)
        let change = EventSourceMappingChange(request)
        let uuid = Identity.make()
        var settings = change.applied(to: EventSourceMappingSettings(defaultsFor: kind))
        settings.completeConsumerGroup(uuid)
        try rules.check(change, making: settings)
        try TagRules.check(request.tags ?? [:])
        try await checkEventSourceTarget(reference)
        let source = EventSource(request, kind: kind)
        try await self.rules.neighbours.check(eventSource: source)
        let record = EventSourceMappingRecord(
            uuid: uuid,
            account: caller.account,
            region: caller.region,
            functionName: reference.key.name,
            qualifier: reference.qualifier,
            source: source,
            settings: settings,
            lifecycle: EventSourceMappingLifecycle(isEnabled: request.enabled ?? true),
            lastModified: timestamp
        )
        return try await store(record, tags: request.tags ?? [:])
    }

    private func store(
        _ record: EventSourceMappingRecord,
        tags: [String: String]
    ) async throws(APIError) -> EventSourceMappingConfiguration {
        let transition = ResourceTransitionRecord(of: record.key, began: timestamp)
        for _ in 0..<1000 {
            try await checkUnclaimed(record)
            var changes: [RecordChange] = [try .put(record, expecting: .absent), try transition.put]
            changes.append(try .tags(tags, at: record.tagsKey))
            for key in record.claims { changes.append(try .claim(key, for: record.uuid)) }
            guard try await store.commit(changes) else { continue }
            begin(transition)
            return EventSourceMappingView(record: record).configuration
        }
        throw .serviceException("The event source changes too often.")
    }
}

extension EventSource {
    fileprivate init(_ request: CreateEventSourceMappingRequest, kind: EventSourceKind) {
        self.init(
            kind: kind,
            arn: request.eventSourceArn,
            endpoints: request.selfManagedEventSource?.endpoints,
            topics: request.topics,
            queues: request.queues,
            startingPosition: request.startingPosition?.rawValue ?? kind.defaultStartingPosition,
            startingTimestamp: request.startingPositionTimestamp?.timeIntervalSince1970
        )
    }
}
