import HTTPServer
import Neighbours
import Synchronization

/// The services that functions may call: the neighbours, and this server once it is open.
final class EndpointDirectory: Sendable {
    private let neighbours: [FunctionEndpoint]
    private let own = Mutex<FunctionEndpoint?>(nil)

    /// - Parameters:
    ///   - general: the endpoint of every service that is not named; nil for none.
    ///   - services: endpoints by service.
    ///   - authorities: a PEM file of certificate authorities of their own; nil for none.
    init(general: NeighbourEndpoint?, services: [String: NeighbourEndpoint], authorities: String? = nil) {
        func target(_ endpoint: NeighbourEndpoint) -> FunctionEndpoint.Target {
            .neighbour(endpoint, authorities: authorities)
        }
        var endpoints = services.sorted { $0.key < $1.key }.map { service, endpoint in
            FunctionEndpoint(variable: Self.variable(of: service), target: target(endpoint))
        }
        if let general {
            endpoints.insert(FunctionEndpoint(variable: "AWS_ENDPOINT_URL", target: target(general)), at: 0)
        }
        neighbours = endpoints
    }

    /// From now on environments can call this server.
    func open(_ handler: any HTTPRequestHandler, url: String) {
        let endpoint = FunctionEndpoint(variable: Self.variable(of: "lambda"), target: .lambda(handler, url: url))
        own.withLock { $0 = endpoint }
    }

    /// What a new environment may call.
    var endpoints: [FunctionEndpoint] {
        guard let own = own.withLock(\.self) else { return neighbours }
        return neighbours.filter { $0.variable != own.variable } + [own]
    }

    /// The variable in which SDKs look for the endpoint of one service.
    private static func variable(of service: String) -> String {
        let name = service.uppercased().map { $0.isLetter || $0.isNumber ? $0 : "_" }
        return "AWS_ENDPOINT_URL_" + String(name)
    }
}
