import ControlPlane
import LambdaAPI

extension OperationTable {
    /// Event source mappings.
    static let eventSources: [APIOperation: Handler] = [
        .createEventSourceMapping: answer(
            CreateEventSourceMappingRequest.init(document:),
            ControlPlane.createEventSourceMapping
        ),
        .deleteEventSourceMapping: answer(
            DeleteEventSourceMappingRequest.init(document:),
            ControlPlane.deleteEventSourceMapping
        ),
        .getEventSourceMapping: answer(
            GetEventSourceMappingRequest.init(document:),
            ControlPlane.getEventSourceMapping
        ),
        .listEventSourceMappings: answer(
            ListEventSourceMappingsRequest.init(document:),
            ControlPlane.listEventSourceMappings
        ),
        .updateEventSourceMapping: answer(
            UpdateEventSourceMappingRequest.init(document:),
            ControlPlane.updateEventSourceMapping
        ),
    ]
}
