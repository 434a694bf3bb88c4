import HTTPServer
import LambdaAPI
import Logging
import NIOCore
import NIOHTTP1
import Sandbox

extension ExecutionEnvironment {
    var timeout: Int { version.version.timeout }

    func beginInvocation() {
        guard let current else { return }
        let now = eventLoop.now
        let deadline = now + .seconds(Int64(timeout))
        current.began = now
        current.trace?.began(at: now)
        current.deadline = deadline
        current.deadlineMilliseconds = context.milliseconds + Int64(timeout) * 1000
        if current.holdsAnswer {
            current.tail = LogTail()
        }
        log.write(
            .start(
                requestID: current.invocation.requestID,
                version: version.version.version,
                tracing: current.trace?.mark
            ),
            to: current
        )
        armDeadline(deadline)
        armSampling()
    }

    func deliver() {
        if let extensions { invoke(extensions) }
        guard let current, let asker = parked else { return }
        parked = nil
        asker.give(current)
    }

    // MARK: Answers

    func answer(_ answer: EnvironmentAnswer) {
        guard let current else { return }
        let id = current.invocation.requestID
        if log.telemetry != nil { current.answered = eventLoop.now }
        traceAnswer(answer)
        switch answer {
        case .response:
            reply(posted, contentType: postedContentType, error: nil)
        case .postedError, .initializationError:
            reply(posted, contentType: postedContentType, error: "Unhandled")
        case .startFailure(let failure):
            fault(failure.errorType, failure.message)
        case .exited(let exit):
            fault("Runtime.ExitError", PlatformErrorBody.message(of: exit))
        case .timedOut:
            log.write(.timedOut(requestID: id, seconds: timeout), to: current)
            let message = PlatformEvent.timeoutMessage(seconds: timeout)
            failure("Sandbox.Timedout", message)
        case .responseTooLarge:
            reply(PlatformErrorBody.responseTooLarge, error: "Unhandled")
        case .responseTruncated:
            failure("Runtime.TruncatedResponse", "Response was truncated")
        case .invalidResponseMode:
            reply(ByteBuffer(), error: "Unhandled")
        case .refused(let error):
            current.fail(error)
        case .serviceFailure:
            current.fail(.serviceException("The function could not be run. See the server's log for \(id)."))
        }
        posted = ByteBuffer()
        postedContentType = nil
    }

    private func fault(_ errorType: String, _ message: String) {
        guard let current else { return }
        log.write(
            .fault(requestID: current.invocation.requestID, errorType: errorType, message: message),
            to: current
        )
        failure(errorType, message)
    }

    private func failure(_ errorType: String, _ message: String) {
        guard let current else { return }
        let id = current.invocation.requestID
        reply(PlatformErrorBody.make(requestID: id, errorType: errorType, message: message), error: "Unhandled")
    }

    private func reply(_ payload: ByteBuffer, contentType: String? = nil, error: String?) {
        current?.answer(
            InvocationOutcome(
                payload: payload,
                contentType: contentType,
                functionError: error,
                executedVersion: version.version.version,
                traceHeader: current?.traceHeader,
                traced: current?.trace?.function
            )
        )
    }

    // MARK: The end

    func finishInvocation(_ status: CompletionStatus) {
        guard let current, let began = current.began else { return }
        process?.finishLines()
        let id = current.invocation.requestID
        var duration = Milliseconds(from: began, to: eventLoop.now)
        if status == .timeout {
            duration = min(duration, Milliseconds(nanoseconds: Int64(timeout) * 1_000_000_000))
        }
        let overhead = extensionOverhead()
        if overhead == nil {
            reportRuntimeDone(status, after: duration)
        }
        log.write(.end(requestID: id), to: current)
        var report = InvocationReport(
            requestID: id,
            status: status,
            duration: duration,
            initialization: initialization,
            memorySize: version.version.memorySize,
            maxMemoryUsed: 0,
            tracing: current.trace?.mark
        )
        report.spans = overhead.map { [$0] } ?? []
        traceEnd(status)
        initialization = nil
        let promise = log.promise()
        let isUrgent: Bool
        switch status {
        case .success, .functionError: isUrgent = current.holdsAnswer
        case .error, .timeout, .failure: isUrgent = true
        }
        // Pages of programs and libraries are resident without being charged: nobody used more than there was.
        let limit = limitsMemory ? version.version.memorySize : .max
        sampler.request(isUrgent: isUrgent) { [log] bytes in
            report.maxMemoryUsed = min((bytes + 1_048_575) / 1_048_576, limit)
            log.keep(promise, .report(report), to: current)
            current.releaseAnswer()
        }
    }

    // MARK: Memory

    /// What an invocation held and gave back before its end counts as well, if it held it for a while.
    private func armSampling() {
        guard samplingCheck == nil else { return }
        samplingCheck = eventLoop.scheduleTask(in: Self.samplingPeriod) { [weak self] in
            guard let self else { return }
            samplingCheck = nil
            guard current != nil else { return }
            sampler.request(isUrgent: false) { _ in }
            armSampling()
        }
    }

    private static let samplingPeriod = TimeAmount.milliseconds(200)

    // MARK: The deadline

    /// One timer serves many invocations: it is set anew only when it fires, or would fire too late.
    private func armDeadline(_ deadline: NIODeadline) {
        if deadlineCheck != nil, deadlineCheckAt <= deadline { return }
        deadlineCheck?.cancel()
        deadlineCheckAt = deadline
        deadlineCheck = eventLoop.scheduleTask(deadline: deadline) { [weak self] in
            self?.checkDeadline()
        }
    }

    private func checkDeadline() {
        deadlineCheck = nil
        guard let deadline = current?.deadline else { return }
        if eventLoop.now >= deadline {
            whenOutputIsRead { [self] in
                guard current?.deadline == deadline else { return }
                timeOut(machine.invocationDeadlinePassed())
            }
        } else {
            armDeadline(deadline)
        }
    }
}
