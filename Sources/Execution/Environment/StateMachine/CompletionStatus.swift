/// How an invocation ended, as the log tells it.
enum CompletionStatus: Equatable, Sendable {
    case success
    /// The function posted an error; its environment is well.
    case functionError(type: String?)
    /// The environment broke.
    case error(type: String)
    case timeout
    /// Lambent broke.
    case failure

    /// The word in platform events.
    var word: String {
        switch self {
        case .success: "success"
        case .functionError, .error: "error"
        case .timeout: "timeout"
        case .failure: "failure"
        }
    }

    var errorType: String? {
        switch self {
        case .functionError(let type): type
        case .error(let type): type
        case .success, .timeout, .failure: nil
        }
    }
}
