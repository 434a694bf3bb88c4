import Foundation

@testable import LambdaAPI

/// The message with which a request is refused, nil where it is accepted.
func refusal(
    _ operation: LambdaAPI.Operation,
    labels: [String: String] = [:],
    query: [(String, String?)] = [],
    headers: [(String, String)] = [],
    body: String? = nil
) -> String? {
    error(operation, labels: labels, query: query, headers: headers, body: body)?.message
}

/// The error with which a request is refused, nil where it is accepted.
func error(
    _ operation: LambdaAPI.Operation,
    labels: [String: String] = [:],
    query: [(String, String?)] = [],
    headers: [(String, String)] = [],
    body: String? = nil
) -> APIError? {
    do {
        _ = try RequestDecoder().decode(
            operation,
            labels: labels,
            query: query,
            headers: headers,
            body: body.map { Data($0.utf8) }
        )
        return nil
    } catch {
        return error
    }
}
