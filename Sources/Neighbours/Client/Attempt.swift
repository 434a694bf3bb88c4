import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// What one attempt of a call came to.
enum Attempt {
    /// An error, and whether another attempt may fare better.
    struct Failure: Error {
        var error: NeighbourError
        var isTransient: Bool

        init(_ error: NeighbourError, isTransient: Bool) {
            self.error = error
            self.isTransient = isTransient
        }

        /// A failure below HTTP.
        init(transport error: any Error, place: String) {
            if error is CancellationError {
                self.init(.unreachable("the call to \(place) was cancelled"), isTransient: false)
                return
            }
            switch error as? HTTPClientError {
            case .deadlineExceeded, .readTimeout, .connectTimeout, .getConnectionFromPoolTimeout:
                self.init(.timedOut("\(place) did not answer in time"), isTransient: true)
            case .cancelled:
                self.init(.unreachable("the call to \(place) was cancelled"), isTransient: false)
            case .invalidURL, .emptyHost:
                self.init(.invalidRequest("the request to \(place) cannot be sent: \(error)"), isTransient: false)
            default:
                self.init(.unreachable("\(place) cannot be reached: \(error)"), isTransient: true)
            }
        }
    }

    /// The answer as the caller gets it, or the error that it says.
    static func answer(_ response: HTTPClientResponse, limit: Int) async throws -> NeighbourResponse {
        let status = Int(response.status.code)
        // An error has a body of its own, which no limit of the caller's should hide.
        let limit = status < 300 ? limit : max(limit, 1 << 16)
        var body: ByteBuffer
        do {
            body = try await response.body.collect(upTo: limit)
        } catch is NIOTooManyBytesError {
            throw Failure(.tooLarge(limit: limit), isTransient: false)
        }
        let data = Data(body.readBytes(length: body.readableBytes) ?? [])
        guard status < 300 else {
            let text = ServiceErrorBody(
                body: data,
                status: status,
                errorType: response.headers.first(name: "x-amzn-ErrorType"),
                queryError: response.headers.first(name: "x-amzn-query-error")
            )
            throw Failure(
                .service(code: text.code, message: text.message, status: status),
                isTransient: RetryPolicy.isTransient(status: status, code: text.code)
            )
        }
        return NeighbourResponse(
            status: status,
            headers: response.headers.map { NeighbourField($0.name, $0.value) },
            body: data
        )
    }
}
