import ControlPlane
import Execution
import Foundation
import HTTPServer
import LambdaAPI

/// Says what runs the functions of each runtime.
struct RuntimesEndpoint: Sendable {
    static let path = "/_lambent/runtimes"

    private struct Body: Encodable {
        var runtimes: [RuntimeListing]
    }

    let invocations: any InvocationService

    func response(_ caller: Caller) async -> HTTPServerResponse {
        let names = Runtime.allValues.map(\.rawValue)
        let body = try? ResponseEncoder.encode(Body(runtimes: await invocations.runtimes(names, region: caller.region)))
        return .answer(status: 200, body: body, requestID: caller.requestID)
    }
}
