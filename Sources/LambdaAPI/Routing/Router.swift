/// Finds the operation of a request by its method, path and query string.
package struct Router: Sendable {
    /// The routes of every operation.
    package static let lambda = Router(operations: Operation.allCases)

    private struct Candidate {
        let operation: Operation
        let labels: [String]
        let selector: QuerySelector?
    }

    /// What may follow a piece of the path.
    private struct Node {
        var literals: [String: Int] = [:]
        var label: Int?
        var candidates: [String: [Candidate]] = [:]
    }

    private var nodes = [Node()]

    init(operations: [Operation]) {
        for operation in operations { add(operation) }
    }

    /// The operation and its labels, or nil where no operation has that path and method.
    ///
    /// - Parameters:
    ///   - method: In capitals.
    ///   - path: The pieces of the raw path, still encoded, without the empty one before the first slash.
    ///   - query: Names and values of the query string, decoded.
    package func match(
        method: String,
        path: some Sequence<some StringProtocol>,
        query: [(String, String?)]
    ) -> RouteMatch? {
        guard let (node, values) = walk(path), let candidates = nodes[node].candidates[method] else { return nil }
        let selected = candidates.first { candidate in
            candidate.selector.map { selector in
                query.contains { $0.0 == selector.name && $0.1 == selector.value }
            } ?? false
        }
        guard let candidate = selected ?? candidates.first(where: { $0.selector == nil }) else { return nil }
        return RouteMatch(
            operation: candidate.operation,
            labels: Dictionary(uniqueKeysWithValues: zip(candidate.labels, values))
        )
    }

    /// The same for a raw path with its slashes, as it stands before the `?`.
    package func match(method: String, path: String, query: [(String, String?)]) -> RouteMatch? {
        match(method: method, path: pieces(path), query: query)
    }

    /// Whether some operation has that raw path, whatever the method.
    package func knowsPath(_ path: String) -> Bool {
        walk(pieces(path)).map { !nodes[$0.node].candidates.isEmpty } ?? false
    }

    private func pieces(_ path: String) -> [Substring] {
        let path = path.first == "/" ? path.dropFirst() : path[...]
        return path.split(separator: "/", omittingEmptySubsequences: false)
    }

    /// The node of a path and the decoded labels on the way. A slash at the end changes nothing; other empty pieces
    /// are empty labels, which the constraints refuse.
    private func walk(_ path: some Sequence<some StringProtocol>) -> (node: Int, labels: [String])? {
        var pieces = path.map { $0 }
        if pieces.last?.isEmpty == true { pieces.removeLast() }
        var node = 0
        var labels: [String] = []
        for piece in pieces {
            if let next = nodes[node].literals[String(piece)] {
                node = next
            } else if let next = nodes[node].label {
                labels.append(PercentEncoding.decode(piece))
                node = next
            } else {
                return nil
            }
        }
        return (node, labels)
    }

    private mutating func add(_ operation: Operation) {
        let route = operation.route
        var node = 0
        var labels: [String] = []
        for segment in route.segments {
            switch segment {
            case .literal(let text):
                node = nodes[node].literals[text] ?? appendNode { $0.nodes[node].literals[text] = $1 }
            case .label(let name):
                labels.append(name)
                node = nodes[node].label ?? appendNode { $0.nodes[node].label = $1 }
            }
        }
        let candidate = Candidate(operation: operation, labels: labels, selector: route.selector)
        nodes[node].candidates[route.method, default: []].append(candidate)
    }

    private mutating func appendNode(_ link: (inout Router, Int) -> Void) -> Int {
        nodes.append(Node())
        link(&self, nodes.count - 1)
        return nodes.count - 1
    }
}
