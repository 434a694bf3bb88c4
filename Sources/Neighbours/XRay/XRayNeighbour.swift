import Foundation

/// Calls X-Ray.
struct XRayNeighbour: Sendable {
    private struct Segments: Encodable {
        var TraceSegmentDocuments: [String]
    }

    private struct Answer: Decodable {
        struct Unprocessed: Decodable {
            var ErrorCode: String?
            var Message: String?
        }

        var UnprocessedTraceSegments: [Unprocessed]?
    }

    /// Documents that one call takes.
    static let maximumDocuments = 50

    private let service: NeighbourService

    init(_ service: NeighbourService) {
        self.service = service
    }

    /// Hands segments over.
    ///
    /// - Parameter documents: each in JSON, at most ``maximumDocuments``.
    /// - Returns: why each of those was refused that were.
    func put(_ documents: [String]) async throws(NeighbourError) -> [String] {
        let body: Data
        do {
            body = try JSONEncoder().encode(Segments(TraceSegmentDocuments: documents))
        } catch {
            throw .invalidRequest("segments cannot be written: \(error)")
        }
        let response = try await service.send(
            NeighbourRequest(
                method: "POST",
                path: "/TraceSegments",
                headers: [NeighbourField("Content-Type", "application/json")],
                body: body
            )
        )
        let answer = try? JSONDecoder().decode(Answer.self, from: response.body)
        return (answer?.UnprocessedTraceSegments ?? []).map { $0.Message ?? $0.ErrorCode ?? "X-Ray gave no reason" }
    }
}
