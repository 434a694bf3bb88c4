import Foundation

extension NeighbourService {
    /// The dialects of the JSON protocol; a service speaks one of them.
    package enum JSONVersion: String, Sendable {
        case v1_0 = "1.0"
        case v1_1 = "1.1"
    }

    /// Calls an operation of the JSON protocol (SQS, KMS, EventBridge): JSON in, JSON out.
    ///
    /// - Parameters:
    ///   - target: the prefix of the service and the operation: `TrentService.DescribeKey`.
    ///   - input: members under their names of the public API reference.
    package func json<Output: Decodable>(
        _ target: String,
        version: JSONVersion,
        input: some Encodable
    ) async throws(NeighbourError) -> Output {
        let response = try await send(
            NeighbourRequest(
                method: "POST",
                path: "/",
                headers: [
                    NeighbourField("Content-Type", "application/x-amz-json-\(version.rawValue)"),
                    NeighbourField("X-Amz-Target", target),
                ],
                body: try encoded(input)
            )
        )
        return try decoded(response)
    }

    /// Calls an operation of the REST-JSON protocol without a body (EFS).
    ///
    /// - Parameter path: percent-encoded, with its leading slash.
    package func rest<Output: Decodable>(
        _ method: String,
        _ path: String,
        query: [NeighbourField] = []
    ) async throws(NeighbourError) -> Output {
        try decoded(await send(NeighbourRequest(method: method, path: path, query: query)))
    }

    private func encoded(_ input: some Encodable) throws(NeighbourError) -> Data {
        do {
            return try JSONEncoder().encode(input)
        } catch {
            throw .invalidRequest("the input of a call to \(name) cannot be written: \(error)")
        }
    }

    private func decoded<Output: Decodable>(_ response: NeighbourResponse) throws(NeighbourError) -> Output {
        do {
            return try JSONDecoder().decode(Output.self, from: response.body)
        } catch {
            throw unreadable("\(error)")
        }
    }
}
