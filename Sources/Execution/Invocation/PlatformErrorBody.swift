import NIOCore
import Sandbox

/// The payloads of errors that the platform itself tells callers of.
enum PlatformErrorBody {
    static let responseTooLarge = ByteBuffer(
        string: "{\"errorMessage\":\"Response payload size exceeded maximum allowed payload size "
            + "(\(RuntimeAPIReply.maximumResponseBytes) bytes).\",\"errorType\":\"Function.ResponseSizeTooLarge\"}"
    )

    /// `{"errorType":…,"errorMessage":"RequestId: … Error: …"}`.
    static func make(requestID: String, errorType: String, message: String) -> ByteBuffer {
        let message = JSONText.quoted("RequestId: \(requestID) Error: \(message)")
        return ByteBuffer(string: "{\"errorType\":\(JSONText.quoted(errorType)),\"errorMessage\":\(message)}")
    }

    /// How the service tells the end of an extension's process.
    static func message(ofExtension exit: ProcessExit) -> String {
        switch exit {
        case .exited(0): "exit code 0"
        case .exited(let status): "exit status \(status)"
        case .signalled(let number): "signal: \(SignalName.text(number))"
        }
    }

    /// How the service tells the end of a runtime's process.
    static func message(of exit: ProcessExit) -> String {
        switch exit {
        case .exited(0): "Runtime exited without providing a reason"
        case .exited(let status): "Runtime exited with error: exit status \(status)"
        case .signalled(let number): "Runtime exited with error: signal: \(SignalName.text(number))"
        }
    }
}
