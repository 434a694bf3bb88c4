import Foundation
import HTTPServer
import LambdaAPI
import NIOCore
import NIOHTTP1
import Neighbours

/// Passes requests that are for another service on to the neighbour.
struct ForeignHandler: Sendable {
    /// The largest body that is passed on: as large as the largest that any operation of our own takes.
    static let maximumBodyBytes = BodyLimits.package

    let authenticator: Authenticator
    /// nil when there are no neighbours.
    let forwarder: NeighbourForwarder?
    let log: RequestLog

    /// Decides by the head alone.
    func admit(_ head: HTTPRequestHead, _ target: RequestTarget, _ service: ForeignService) -> HTTPAdmission {
        do throws(ForeignRefusal) {
            guard forwarder?.isConfigured(service: service.name) == true else {
                throw .notConfigured(service)
            }
            do throws(APIError) {
                try authenticator.admitForeign(head, target)
            } catch {
                throw ForeignRefusal(error)
            }
            return .accept(maximumBodyBytes: Self.maximumBodyBytes)
        } catch {
            return .refuse(refused(error, service, requestID: RequestID.next()))
        }
    }

    func handle(
        _ request: HTTPServerRequest,
        _ target: RequestTarget,
        _ service: ForeignService,
        _ exchange: HTTPExchange,
        _ requestID: String
    ) {
        let task = Task {
            do throws(ForeignRefusal) {
                await Self.pass(try await answer(to: request, target, service), to: exchange)
            } catch {
                exchange.respond(refused(error, service, requestID: requestID))
            }
        }
        exchange.onDisconnect { task.cancel() }
    }

    func refused(_ refusal: ForeignRefusal, _ service: ForeignService, requestID: String) -> HTTPServerResponse {
        log.foreign(refusal, service: service.name, requestID: requestID)
        return refusal.response(to: service, requestID: requestID)
    }

    private func answer(
        to request: HTTPServerRequest,
        _ target: RequestTarget,
        _ service: ForeignService
    ) async throws(ForeignRefusal) -> NeighbourForwarder.Answer {
        guard let forwarder else {
            throw .notConfigured(service)
        }
        do throws(APIError) {
            try authenticator.authenticateForeign(request, target)
        } catch {
            throw ForeignRefusal(error)
        }
        do throws(NeighbourError) {
            return try await forwarder.forward(
                NeighbourForwarder.Request(
                    method: request.head.method,
                    uri: target.rawQuery.isEmpty ? String(target.path) : "\(target.path)?\(target.rawQuery)",
                    headers: request.head.headers,
                    body: request.body
                ),
                service: service.name
            )
        } catch {
            if error.isNotConfigured { throw .notConfigured(service) }
            if error.isInvalidRequest { throw .loop(error.message) }
            throw .unavailable("\(service.name): \(error.message)")
        }
    }

    /// Hands an answer on as it comes, and no faster than the client takes it.
    private static func pass(_ answer: NeighbourForwarder.Answer, to exchange: HTTPExchange) async {
        exchange.writeHead(status: answer.status, headers: answer.headers, contentLength: answer.contentLength)
        do {
            try await answer.body.read { part in
                let written = exchange.eventLoop.makePromise(of: Void.self)
                exchange.write(part, promise: written)
                try await written.futureResult.get()
            }
            exchange.end()
        } catch {
            // The head has left: only the end of the connection can still say that something is missing.
            exchange.abort()
        }
    }
}
