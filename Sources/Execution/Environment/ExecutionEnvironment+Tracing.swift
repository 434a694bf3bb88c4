import NIOCore
import Sandbox

extension ExecutionEnvironment {
    /// An initialization ended; the trace of the next invocation tells of it.
    func traceInitialization(_ status: InitializationStatus) {
        // An environment whose code never initializes is not asked for long.
        guard timedInitializations.count < 8 else { return }
        var failure: TraceFailure?
        switch status {
        case .success: break
        case .timeout: failure = TraceFailure(type: "Sandbox.Timedout")
        case .error(let type): failure = TraceFailure(type: type)
        }
        timedInitializations.append(
            TimedInitialization(
                start: initializationBegan,
                end: eventLoop.now,
                failure: failure,
                isAhead: current == nil
            )
        )
    }

    /// The answer of a traced invocation is known.
    func traceAnswer(_ answer: EnvironmentAnswer) {
        guard let trace = current?.trace else { return }
        switch answer {
        // Refusals tell the trace themselves.
        case .refused, .serviceFailure: break
        default: trace.answered(at: eventLoop.now, failure(of: answer))
        }
    }

    private func failure(of answer: EnvironmentAnswer) -> TraceFailure? {
        switch answer {
        case .response:
            nil
        case .postedError, .initializationError:
            TraceFailure(document: posted, cause: postedCause)
        case .startFailure(let failure):
            TraceFailure(type: failure.errorType, message: failure.message)
        case .exited(let exit):
            TraceFailure(type: "Runtime.ExitError", message: PlatformErrorBody.message(of: exit))
        case .timedOut:
            TraceFailure(type: "Sandbox.Timedout", message: PlatformEvent.timeoutMessage(seconds: timeout))
        case .responseTooLarge:
            TraceFailure(type: EnvironmentStateMachine.tooLarge, document: PlatformErrorBody.responseTooLarge)
        case .responseTruncated:
            TraceFailure(type: "Runtime.TruncatedResponse", message: "Response was truncated")
        case .invalidResponseMode:
            TraceFailure(type: "Runtime.InvalidResponseModeHeader")
        case .refused, .serviceFailure:
            nil
        }
    }

    /// The invocation phase is over.
    func traceEnd(_ status: CompletionStatus) {
        let initializations = timedInitializations
        if !initializations.isEmpty { timedInitializations = [] }
        guard let trace = current?.trace else { return }
        var failure: TraceFailure?
        switch status {
        case .success: break
        case .timeout:
            failure = TraceFailure(type: "Sandbox.Timedout", message: PlatformEvent.timeoutMessage(seconds: timeout))
        case .functionError, .error, .failure:
            failure = TraceFailure(type: status.errorType ?? "Sandbox.Failure")
        }
        trace.ended(at: eventLoop.now, initializations, failure)
    }
}
