import HTTPServer
import Logging
import NIOCore
import NIOHTTP1

extension ExecutionEnvironment {
    /// Answers whoever in the environment asks for the credentials of the role, with ones that last.
    func respondWithCredentials(_ head: HTTPRequestHead, _ exchange: HTTPExchange) {
        guard let token = host.credentialToken, head.headers.first(name: "Authorization") == token else {
            exchange.respond(RuntimeAPIReply.unknownToken)
            return
        }
        Task { [context, version = version.version] in
            let reply: HTTPServerResponse
            do {
                reply = RuntimeAPIReply.credentials(try await context.roleCredentials(version))
            } catch {
                context.logger.warning(
                    "a function cannot be given credentials",
                    metadata: ["function": "\(version.key.arn)", "error": "\(error)"]
                )
                reply = RuntimeAPIReply.noCredentials
            }
            context.eventLoop.execute { exchange.respond(reply) }
        }
    }
}
