/// What Lambent itself writes into the log of a function.
enum PlatformEvent: Equatable, Sendable {
    case initializationStart(InitializationStart)
    case initializationRuntimeDone(InitializationPhase, InitializationStatus, InitializationType)
    case initializationReport(InitializationReport)
    case start(requestID: String, version: String, tracing: TraceMark? = nil)
    case runtimeDone(
        requestID: String,
        status: CompletionStatus,
        duration: Milliseconds,
        producedBytes: Int,
        tracing: TraceMark? = nil,
        spans: [TelemetrySpan] = []
    )
    case end(requestID: String)
    case report(InvocationReport)
    case timedOut(requestID: String, seconds: Int)
    /// An end of the process or a start that failed.
    case fault(requestID: String, errorType: String, message: String)
    /// The program of a container image that could not be started.
    case launchError(String)
    /// Something that the configuration asked for is not as it asked.
    case notice(String)
    /// What became of an extension by the end of an initialization.
    case `extension`(name: String, state: String, events: [ExtensionEvent], errorType: String?)
    /// An extension subscribed to records.
    case subscription(TelemetryAPI, name: String, types: [TelemetrySubscription.Kind])
    /// Records did not reach a subscriber.
    case logsDropped(records: Int, bytes: Int, reason: String)
}

/// The beginning of an initialization.
struct InitializationStart: Equatable, Sendable {
    var phase: InitializationPhase
    /// Nil for an image, which brings its own.
    var runtimeVersion: String?
    /// Nil where no version of the service's runtimes is meant.
    var runtimeVersionARN: String?
    var functionName: String
    var functionVersion: String
    var stream: String
    var memorySize: Int
    var type = InitializationType.onDemand
    /// Of the invocation that waits for it, if that is traced.
    var tracing: TraceMark?
}

/// The numbers of an initialization.
struct InitializationReport: Equatable, Sendable {
    var phase: InitializationPhase
    var status: InitializationStatus
    var duration: Milliseconds
    var type = InitializationType.onDemand
}

/// The numbers of an invocation.
struct InvocationReport: Equatable, Sendable {
    var requestID: String
    var status: CompletionStatus
    var duration: Milliseconds
    /// Of the initialization before the invocation, if there was one and it succeeded.
    var initialization: Milliseconds?
    /// In MB.
    var memorySize: Int
    /// In MB.
    var maxMemoryUsed: Int
    /// Nil when the invocation is not traced.
    var tracing: TraceMark?
    /// For how long the extensions went on when the runtime was ready.
    var spans: [TelemetrySpan] = []

    /// Initialization is billed as well.
    var billedMilliseconds: Int64 {
        (duration + (initialization ?? Milliseconds(nanoseconds: 0))).roundedUp
    }
}
