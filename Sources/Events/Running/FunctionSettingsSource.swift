import ControlPlane
import Execution
import LambdaAPI

/// What functions say about their events.
protocol FunctionSettingsSource: Sendable {
    /// The settings of now; nil when the function does not exist.
    func settings(
        of function: FunctionKey,
        qualifier: String
    ) async throws(APIError) -> AsynchronousInvocationSettings?
}

extension ControlPlane: FunctionSettingsSource {
    func settings(
        of function: FunctionKey,
        qualifier: String
    ) async throws(APIError) -> AsynchronousInvocationSettings? {
        try await asynchronousInvocationSettings(of: function, qualifier: qualifier)
    }
}

extension AsynchronousInvocationSettings {
    var rules: EventRules {
        EventRules(
            maximumRetries: eventInvoke.maximumRetryAttempts,
            maximumAge: .seconds(eventInvoke.maximumEventAge),
            admitsRuns: reservedConcurrency != 0
        )
    }

    /// Whom the end of an event concerns.
    func deliveries(after condition: EventCondition) -> [Delivery] {
        if condition == .success {
            return eventInvoke.onSuccess.map { [Delivery(kind: .destination, target: $0)] } ?? []
        }
        return [
            deadLetterTarget.map { Delivery(kind: .deadLetter, target: $0) },
            eventInvoke.onFailure.map { Delivery(kind: .destination, target: $0) },
        ].compactMap(\.self)
    }
}
