import Sandbox

/// Who hears how the extensions of an environment start. Called off the event loop.
struct ExtensionStart: Sendable {
    /// A process runs.
    let started: @Sendable (_ name: String, _ process: StartedProcess, _ sandbox: any Sandbox) -> Void

    /// A file could not be started: `PermissionDenied`, `TooManyExtensions` or `UnknownError`.
    let failed: @Sendable (_ name: String, _ type: String) -> Void

    /// Returns when all have registered.
    ///
    /// - Throws: ``ProcessStartFailure`` when one will not.
    let registered: @Sendable () async throws -> Void
}
