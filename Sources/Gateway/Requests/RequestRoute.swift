import LambdaAPI
import NIOHTTP1

/// The operation that a request asks for, with the members that its path holds.
struct RequestRoute: Sendable, Equatable {
    let operation: APIOperation
    /// The function that the path names; empty where it names none.
    let function: String
    private let matched: [String: String]?

    /// What the path holds, by the names of the members.
    var labels: [String: String] { matched ?? ["FunctionName": function] }

    /// - Returns: nil when no operation has that method and path.
    init?(_ head: HTTPRequestHead, _ target: RequestTarget) {
        if head.method == .POST, let name = InvokePath.functionName(in: target.path) {
            operation = .invoke
            function = name
            matched = nil
            return
        }
        let match = Router.lambda.match(
            method: head.method.rawValue,
            path: String(target.path),
            query: target.parameters.map { ($0.name, $0.value) }
        )
        guard let match else { return nil }
        operation = match.operation
        function = match.labels["FunctionName"] ?? ""
        matched = match.labels
    }
}
