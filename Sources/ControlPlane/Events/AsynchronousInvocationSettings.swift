package import Execution
package import LambdaAPI

/// What a function says about its asynchronous invocations.
package struct AsynchronousInvocationSettings: Sendable, Equatable {
    /// The ARN of the queue or topic of `DeadLetterConfig`.
    package var deadLetterTarget: String?

    /// The ARN of the role in whose name the ends of its events are told; nil when nothing runs by the qualifier.
    package var role: String?

    /// nil when nothing is reserved.
    package var reservedConcurrency: Int?

    /// Of the qualifier: attempts, age and destinations.
    package var eventInvoke = EventInvokeSettings()

    /// Whether a function that invokes itself again and again is stopped.
    package var terminatesLoops = true

    package init() {}
}

extension ControlPlane {
    /// What holds now for the asynchronous invocations of a function by a qualifier.
    ///
    /// - Returns: nil when the function does not exist. What belongs to a version or an alias that does not exist is
    ///   absent.
    /// - Throws: ServiceException when the storage cannot be read.
    package func asynchronousInvocationSettings(
        of function: FunctionKey,
        qualifier: String
    ) async throws(APIError) -> AsynchronousInvocationSettings? {
        guard let record = try await store.function(function)?.value else { return nil }
        var settings = AsynchronousInvocationSettings()
        settings.reservedConcurrency = record.reservedConcurrency
        settings.terminatesLoops = record.recursiveLoop != RecursiveLoop.allow.rawValue
        settings.eventInvoke = try await eventInvokeSettings(of: function, qualifier: qualifier)
        do throws(APIError) {
            let route = RouteKey(function: function, qualifier: qualifier)
            let target = FunctionTarget(qualifier: qualifier)
            let runnable = try await invocable(target, of: route).1
            settings.deadLetterTarget = runnable?.deadLetterTarget
            settings.role = runnable?.role
        } catch {
            guard error.status == 404 else { throw error }
        }
        return settings
    }
}
