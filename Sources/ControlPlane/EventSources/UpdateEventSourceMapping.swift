import Execution
package import LambdaAPI

extension ControlPlane {
    /// Changes what the request names of a mapping.
    ///
    /// - Throws: ResourceNotFoundException for an unknown mapping, ResourceInUseException while another change is under
    ///   way, and the refusals of ``createEventSourceMapping(_:_:)``.
    package func updateEventSourceMapping(
        _ request: UpdateEventSourceMappingRequest,
        _ caller: Caller
    ) async throws(APIError) -> EventSourceMappingConfiguration {
        var target: FunctionReference?
        if let name = request.functionName { target = try FunctionReference(name, caller: caller) }
        let change = EventSourceMappingChange(request)
        return try await reviseMapping(request.uuid, caller) { record async throws(APIError) in
            guard record.lifecycle.handle(.changed(isEnabled: request.enabled)) == .settle else {
                throw APIError.mappingInUse("update")
            }
            let settings = change.applied(to: record.settings)
            try EventSourceRules(kind: record.source.kind).check(change, making: settings)
            record.settings = settings
            if let target {
                try await self.checkEventSourceTarget(target)
                record.functionName = target.key.name
                record.qualifier = target.qualifier
                try await self.checkUnclaimed(record)
            }
        }
    }
}
