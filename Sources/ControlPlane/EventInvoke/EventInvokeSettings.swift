package import Execution
package import LambdaAPI

/// How asynchronous invocations of one qualifier of a function are handled; what is not configured has its default.
package struct EventInvokeSettings: Sendable, Equatable {
    /// How often a failed invocation is tried again, from 0 to 2.
    package var maximumRetryAttempts: Int
    /// For how many seconds an event is kept, from 60 to 21600.
    package var maximumEventAge: Int
    /// The ARN to which a record of each success goes.
    package var onSuccess: String?
    /// The ARN to which a record of each event goes that is given up.
    package var onFailure: String?

    /// Settings; what is left out has the default of the public API reference.
    package init(
        maximumRetryAttempts: Int = 2,
        maximumEventAge: Int = 21_600,
        onSuccess: String? = nil,
        onFailure: String? = nil
    ) {
        self.maximumRetryAttempts = maximumRetryAttempts
        self.maximumEventAge = maximumEventAge
        self.onSuccess = onSuccess
        self.onFailure = onFailure
    }
}

extension ControlPlane {
    /// What holds now for asynchronous invocations of a qualifier: its own configuration, else the defaults. Nothing is
    /// inherited from another qualifier.
    ///
    /// - Parameters:
    ///   - function: it need not exist any more.
    ///   - qualifier: as the invocation named it: `$LATEST`, a number or the name of an alias.
    /// - Throws: ServiceException when the storage cannot be read.
    package func eventInvokeSettings(
        of function: FunctionKey,
        qualifier: String
    ) async throws(APIError) -> EventInvokeSettings {
        var settings = EventInvokeSettings()
        guard let record = try await store.eventInvokeConfig(qualifier, of: function)?.value else { return settings }
        if let attempts = record.maximumRetryAttempts { settings.maximumRetryAttempts = attempts }
        if let age = record.maximumEventAge { settings.maximumEventAge = age }
        settings.onSuccess = record.onSuccess
        settings.onFailure = record.onFailure
        return settings
    }

    /// What becomes of a chain of invocations in which the function takes part again and again; the default is to end it.
    ///
    /// - Throws: ServiceException when the storage cannot be read.
    package func recursiveLoop(of function: FunctionKey) async throws(APIError) -> RecursiveLoop {
        let record = try await store.function(function)?.value
        return record?.recursiveLoop.map(RecursiveLoop.init(rawValue:)) ?? .terminate
    }
}
