import Foundation
import HTTPServer
import LambdaAPI

/// Says that the server serves.
struct HealthEndpoint: Sendable {
    private struct Body: Encodable {
        var status = "ok"
        var version: String
        // The form that tools which wait for such servers look at.
        var services = ["lambda": "available"]
    }

    let version: String

    func response(requestID: String) -> HTTPServerResponse {
        let body = try? ResponseEncoder.encode(Body(version: version))
        return .answer(status: 200, body: body, requestID: requestID)
    }
}
