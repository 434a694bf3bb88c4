import ControlPlane
import Foundation
import HTTPServer
import LambdaAPI
import Logs

/// Gives out log events as JSON: `function=NAME` or `group=NAME`, and optionally `stream`, `after` and `limit`.
struct LogsEndpoint: Sendable {
    static let path = "/_lambent/logs"

    private struct Page: Encodable {
        struct Event: Encodable {
            var timestamp: Int64
            var message: String
            var stream: String
        }

        var group: String
        var events: [Event]
        var cursor: String
    }

    let logs: LogStore
    let operations: any OperationPerformer

    func response(_ target: RequestTarget, _ caller: Caller) async throws(APIError) -> HTTPServerResponse {
        let limit = target.value(of: "limit").map { Int($0) ?? 0 } ?? 1000
        guard (1...10_000).contains(limit) else {
            throw .invalidParameterValueException("limit must be a number from 1 to 10000")
        }
        let after = target.value(of: "after")
        guard after == nil || after.flatMap({ LogCursor($0) }) != nil else {
            throw .invalidParameterValueException("after must be the cursor of an earlier answer")
        }
        let group = try await group(target, caller)
        do {
            let page = try await logs.events(
                group: group,
                stream: target.value(of: "stream"),
                after: after.flatMap { LogCursor($0) },
                limit: limit
            )
            let body = Page(
                group: group,
                events: page.events.map {
                    Page.Event(timestamp: $0.timestampMilliseconds, message: $0.message, stream: $0.stream)
                },
                cursor: page.cursor.description
            )
            return .answer(status: 200, body: try ResponseEncoder.encode(body), requestID: caller.requestID)
        } catch {
            throw .serviceException("The logs could not be read.")
        }
    }

    private func group(_ target: RequestTarget, _ caller: Caller) async throws(APIError) -> String {
        if let group = target.value(of: "group"), !group.isEmpty {
            return group
        }
        guard let function = target.value(of: "function"), !function.isEmpty else {
            throw .invalidParameterValueException("name a function or a group")
        }
        let input = try RequestDecoder().decode(
            .getFunctionConfiguration,
            labels: ["FunctionName": function],
            query: [],
            headers: [],
            body: nil
        )
        let answer = try await operations.perform(
            OperationRequest(operation: .getFunctionConfiguration, input: input, body: nil, caller: caller)
        )
        let configuration = answer.body.flatMap { try? JSONDecoder().decode(FunctionConfiguration.self, from: $0) }
        guard let group = configuration?.loggingConfig?.logGroup else {
            throw .serviceException("The log group of the function is not known.")
        }
        return group
    }
}
