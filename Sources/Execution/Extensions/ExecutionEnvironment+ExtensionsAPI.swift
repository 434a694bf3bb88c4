import Foundation
import HTTPServer
import NIOCore
import NIOHTTP1

extension ExecutionEnvironment {
    private static let identifierHeader = "Lambda-Extension-Identifier"
    private static let errorTypeHeader = "Lambda-Extension-Function-Error-Type"

    /// As much of a type as the log repeats.
    private static let errorTypeLength = 256

    /// A call that is none of the Runtime API.
    func callExtensions(_ request: HTTPServerRequest, _ exchange: HTTPExchange) {
        guard let route = ExtensionsAPIRoute(method: request.head.method, uri: request.head.uri) else {
            return exchange.respond(RuntimeAPIReply.notFound)
        }
        guard !machine.hasEnded || extensions != nil else { return exchange.respond(RuntimeAPIReply.gone) }
        do throws(ExtensionsRefusal) {
            switch route {
            case .register: try register(request, exchange)
            case .next: try next(of: try identifier(request), exchange)
            case .initializationError: try takeError(request, exchange, isInitialization: true)
            case .exitError: try takeError(request, exchange, isInitialization: false)
            case .subscribe(let api): try subscribe(request, exchange, api)
            case .wrongMethod: exchange.respond(RuntimeAPIReply.methodNotAllowed)
            }
        } catch {
            exchange.respond(ExtensionsAPIReply.refusal(error))
        }
    }

    /// The identifier that the call brings, which is that of an extension or was never given out.
    private func identifier(_ request: HTTPServerRequest) throws(ExtensionsRefusal) -> String {
        guard let given = request.head.headers.first(name: Self.identifierHeader), !given.isEmpty else {
            throw .missingIdentifier
        }
        guard let identifier = UUID(uuidString: given) else { throw .invalidIdentifier }
        return identifier.uuidString.lowercased()
    }

    private func register(_ request: HTTPServerRequest, _ exchange: HTTPExchange) throws(ExtensionsRefusal) {
        let registration = try ExtensionRegistration(request)
        let extensions = try extensionsToJoin()
        let identifier = UUID().uuidString.lowercased()
        let result = extensions.machine.register(registration.name, for: registration.events, as: identifier)
        let actions = try result.get()
        exchange.respond(
            ExtensionsAPIReply.registered(identifier, version.version, withAccount: registration.wantsAccount)
        )
        carryOut(actions, of: extensions)
    }

    /// Internal extensions come by registering: before the first there need be none.
    private func extensionsToJoin() throws(ExtensionsRefusal) -> EnvironmentExtensions {
        if let extensions { return extensions }
        guard case .initialization? = machine.awaited else { throw .registrationClosed }
        let made = EnvironmentExtensions(external: [], on: eventLoop)
        extensions = made
        return made
    }

    private func next(of identifier: String, _ exchange: HTTPExchange) throws(ExtensionsRefusal) {
        guard let extensions, extensions.machine.member(identifier) != nil else { throw .unknown(identifier) }
        // What it wrote before belongs to the event that it is ready with.
        whenOutputIsRead { [self] in
            guard !extensions.answerMissed(identifier, exchange) else { return }
            let isAlone = !extensions.isWaiting(identifier)
            switch extensions.machine.nextRequested(by: identifier, isAlone: isAlone) {
            case .success(let actions):
                extensions.park(exchange, of: identifier)
                carryOut(actions, of: extensions)
            case .failure(let refusal):
                exchange.respond(ExtensionsAPIReply.refusal(refusal))
            }
        }
    }

    private func takeError(
        _ request: HTTPServerRequest,
        _ exchange: HTTPExchange,
        isInitialization: Bool
    ) throws(ExtensionsRefusal) {
        let identifier = try identifier(request)
        guard let type = request.head.headers.first(name: Self.errorTypeHeader), !type.isEmpty else {
            throw .missingErrorType
        }
        guard let extensions else { throw .unknown(identifier) }
        let refusal = extensions.machine.errorPosted(
            by: identifier,
            String(type.prefix(Self.errorTypeLength)),
            isInitialization: isInitialization
        )
        if let refusal { throw refusal }
        exchange.respond(ExtensionsAPIReply.accepted)
    }

    private func subscribe(
        _ request: HTTPServerRequest,
        _ exchange: HTTPExchange,
        _ api: TelemetryAPI
    ) throws(ExtensionsRefusal) {
        let identifier = try identifier(request)
        guard let member = extensions?.machine.member(identifier) else { throw .unknown(identifier) }
        guard let telemetry = log.telemetry, telemetry.isOpen else { throw api.closed }
        do throws(ExtensionsRefusal) {
            let subscription = try TelemetrySubscription(request.body, api: api)
            if let other = telemetry.api(of: identifier), other != api {
                throw api.invalid("\(member.name) is subscribed by the other API already")
            }
            telemetry.subscribe(subscription, of: identifier) { [host] in try await host.connect(to: $0) }
            log.write(.subscription(api, name: member.name, types: subscription.types), to: current)
            exchange.respond(ExtensionsAPIReply.subscribed)
        } catch {
            exchange.respond(ExtensionsAPIReply.refusal(error, .badRequest))
        }
    }
}
