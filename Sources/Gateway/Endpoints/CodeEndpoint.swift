import Foundation
import HTTPServer
import LambdaAPI

/// Serves the package of a function to whoever holds a location that has not expired.
struct CodeEndpoint: Sendable {
    static let prefix = "/_lambent/code/"

    let locations: CodeLocations
    let package: @Sendable (_ digest: String) async throws -> Data?

    func response(_ target: RequestTarget, requestID: String) async throws(APIError) -> HTTPServerResponse {
        try locations.check(target)
        let digest = String(target.path.dropFirst(Self.prefix.count))
        let data: Data?
        do {
            data = try await package(digest)
        } catch {
            throw .serviceException("The package could not be read.")
        }
        guard let data else {
            throw .resourceNotFoundException("The package does not exist any more.")
        }
        return .answer(status: 200, body: data, contentType: "application/zip", requestID: requestID)
    }
}
