import Foundation
import HTTPServer
import LambdaAPI
import NIOCore
import NIOHTTP1

extension HTTPServerResponse {
    /// An answer with the headers that every answer has.
    static func answer(
        status: Int,
        body: Data? = nil,
        contentType: String = "application/json",
        requestID: String
    ) -> HTTPServerResponse {
        var headers = HTTPHeaders()
        headers.reserveCapacity(4)
        headers.add(name: "Content-Type", value: contentType)
        headers.add(name: "x-amzn-RequestId", value: requestID)
        return HTTPServerResponse(
            status: HTTPResponseStatus(statusCode: status),
            headers: headers,
            body: body.map { ByteBuffer(bytes: $0) }
        )
    }

    /// The answer that says an error.
    static func failure(_ error: APIError, requestID: String, closesConnection: Bool = false) -> HTTPServerResponse {
        var response = answer(status: error.status, body: error.body, requestID: requestID)
        response.headers.add(name: "x-amzn-ErrorType", value: error.code)
        for (name, value) in error.headers.sorted(by: { $0.key < $1.key }) {
            response.headers.add(name: name, value: value)
        }
        response.closesConnection = closesConnection
        return response
    }
}
