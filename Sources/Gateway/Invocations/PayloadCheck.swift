import LambdaAPI
import NIOCore

/// Checks that the payload of an invocation is JSON, without building values.
enum PayloadCheck {
    /// Bodies above this are looked at off the event loop, which serves every other invocation meanwhile.
    static let largestOnLoop = 256 * 1024

    static func check(_ payload: ByteBuffer) throws(APIError) {
        guard payload.readableBytes > 0 else { return }
        let error = payload.withUnsafeReadableBytes { JSONGrammar.firstError(in: $0) }
        if let error {
            throw .invalidRequestContentException(
                "Could not parse request body into json: Could not parse payload into json: \(error)"
            )
        }
    }
}
