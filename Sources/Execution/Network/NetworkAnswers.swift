import Logging
import NIOCore
import Synchronization

/// What EC2 last said about the networks of functions.
final class NetworkAnswers: Sendable {
    /// What is asked about together.
    struct Question: Hashable, Sendable {
        let settings: NetworkSettings
        let function: FunctionKey
    }

    private struct Answer {
        let description: NetworkDescription?
        let time: NIODeadline
    }

    private let source: ExecutionConfiguration.NetworkSource?
    private let eventLoop: any EventLoop
    private let logger: Logger
    private let answers = Mutex<[Question: Answer]>([:])

    /// - Parameters:
    ///   - source: asks EC2; nil when there is none to ask.
    ///   - eventLoop: whose time it is.
    init(source: ExecutionConfiguration.NetworkSource?, eventLoop: any EventLoop, logger: Logger) {
        self.source = source
        self.eventLoop = eventLoop
        self.logger = logger
    }

    /// What EC2 says now, or said as long ago as `age` at most.
    ///
    /// - Returns: nil when there is no EC2 to ask.
    /// - Throws: what EC2 does not know, or why it cannot be asked when it never was.
    func description(
        for question: Question,
        noOlderThan age: TimeAmount
    ) async throws(PreparationFailure) -> NetworkDescription? {
        guard let source else { return nil }
        let known = answers.withLock { $0[question] }
        if let known, age > .zero, eventLoop.now - known.time < age { return known.description }
        do {
            let description = try await source(question.settings, question.function)
            let answer = Answer(description: description, time: eventLoop.now)
            answers.withLock { $0[question] = answer }
            return description
        } catch {
            // EC2 does not answer: what it said last is most likely still so.
            guard error.networkError == nil || error.reasonCode == "EC2RequestLimitExceeded", let known else {
                answers.withLock { $0[question] = nil }
                throw error
            }
            logger.warning("EC2 does not answer about a network", metadata: ["reason": "\(error.reason)"])
            return known.description
        }
    }

    /// Nobody will ask about the function as it is.
    func forget(_ function: FunctionKey) {
        answers.withLock { answers in
            answers = answers.filter { $0.key.function != function }
        }
    }
}
