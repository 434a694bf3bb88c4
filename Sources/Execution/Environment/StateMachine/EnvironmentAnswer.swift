import LambdaAPI
import Sandbox

/// What the caller of an invocation is told.
enum EnvironmentAnswer: Equatable, Sendable {
    /// The response that the runtime just posted.
    case response
    /// The error that the runtime just posted.
    case postedError
    /// The error of the initialization that the runtime posted.
    case initializationError
    /// The process could not be started, for a reason that lies in the function.
    case startFailure(ProcessStartFailure)
    /// The process ended.
    case exited(ProcessExit)
    case timedOut
    case responseTooLarge
    case responseTruncated
    case invalidResponseMode
    /// The environment cannot be made, for a reason that the caller is told in the service's words.
    case refused(APIError)
    /// Lambent could not run the function.
    case serviceFailure
}

/// Why a process could not be started.
struct ProcessStartFailure: Error, Equatable, Sendable {
    /// `Runtime.InvalidEntrypoint`, `Runtime.InvalidWorkingDir` or `Runtime.ExitError`.
    var errorType: String

    /// What comes after `RequestId: … Error: `.
    var message: String

    /// A line of its own in the log, which functions from images have.
    var launchError: String?
}
