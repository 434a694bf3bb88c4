import HTTPServer
import Neighbours

/// A service that functions may call.
struct FunctionEndpoint: Sendable {
    /// Who answers.
    enum Target: Sendable {
        /// A neighbouring service, whose certificate may be of an authority in a PEM file.
        case neighbour(NeighbourEndpoint, authorities: String?)
        /// This server, by the handler of its own listener.
        case lambda(any HTTPRequestHandler, url: String)
    }

    /// The variable that tells functions of it.
    let variable: String
    let target: Target

    /// Where it is on the host.
    var url: String {
        switch target {
        case .neighbour(let endpoint, _): endpoint.description
        case .lambda(_, let url): url
        }
    }

    /// Where it is when it listens at `port` within an environment.
    func url(port: UInt16) -> String {
        let path = if case .neighbour(let endpoint, _) = target { endpoint.basePath } else { "" }
        return "http://127.0.0.1:\(port)\(path)"
    }
}
