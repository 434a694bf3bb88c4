import ControlPlane
import Foundation
import LambdaAPI

/// Which call of the control plane performs which operation: one file a topic, put together here.
enum OperationTable {
    /// Performs an operation and gives the JSON of its answer; nil for an empty body.
    typealias Handler = @Sendable (OperationRequest, ControlPlane) async throws(APIError) -> Data?

    /// A call of the control plane.
    typealias Call<Request, Answer> = @Sendable (ControlPlane) -> (Request, Caller) async throws(APIError) -> Answer

    static let handlers: [APIOperation: Handler] = [
        functions, versions, aliases, concurrency, layers, eventInvoke, eventSources, tags, policies,
        codeSigning, functionURLs,
    ]
    .reduce(into: [:]) { all, topic in all.merge(topic) { first, _ in first } }

    /// A row of the table: how the request is made of its members, and who performs it.
    static func answer<Request, Answer: Encodable & Sendable>(
        _ decode: @escaping @Sendable (Document) -> Request,
        _ call: @escaping Call<Request, Answer>
    ) -> Handler {
        { request, controlPlane throws(APIError) in
            try json(await call(controlPlane)(decode(request.input), request.caller))
        }
    }

    /// A row of an operation whose answer has no body.
    static func done<Request>(
        _ decode: @escaping @Sendable (Document) -> Request,
        _ call: @escaping Call<Request, Void>
    ) -> Handler {
        { request, controlPlane throws(APIError) in
            try await call(controlPlane)(decode(request.input), request.caller)
            return nil
        }
    }

    static func json(_ value: some Encodable) throws(APIError) -> Data {
        do {
            return try ResponseEncoder.encode(value)
        } catch {
            throw .serviceException("The answer could not be written.")
        }
    }
}
