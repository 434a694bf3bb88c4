import ControlPlane
import LambdaAPI

extension Fixture {
    @discardableResult
    func mapping(
        _ arn: String?,
        _ adjust: (inout CreateEventSourceMappingRequest) -> Void = { _ in }
    ) async throws -> EventSourceMappingConfiguration {
        var request = CreateEventSourceMappingRequest(eventSourceArn: arn, functionName: "fn")
        adjust(&request)
        return try await controlPlane.createEventSourceMapping(request, caller)
    }

    func mapping(uuid: String?) async throws -> EventSourceMappingConfiguration {
        try await controlPlane.getEventSourceMapping(GetEventSourceMappingRequest(uuid: uuid), caller)
    }

    func updateMapping(
        _ uuid: String?,
        _ adjust: (inout UpdateEventSourceMappingRequest) -> Void = { _ in }
    ) async throws -> EventSourceMappingConfiguration {
        var request = UpdateEventSourceMappingRequest(uuid: uuid)
        adjust(&request)
        return try await controlPlane.updateEventSourceMapping(request, caller)
    }

    @discardableResult
    func deleteMapping(_ uuid: String?) async throws -> EventSourceMappingConfiguration {
        try await controlPlane.deleteEventSourceMapping(DeleteEventSourceMappingRequest(uuid: uuid), caller)
    }

    func mappings(
        _ adjust: (inout ListEventSourceMappingsRequest) -> Void = { _ in }
    ) async throws -> ListEventSourceMappingsResponse {
        var request = ListEventSourceMappingsRequest()
        adjust(&request)
        return try await controlPlane.listEventSourceMappings(request, caller)
    }
}
