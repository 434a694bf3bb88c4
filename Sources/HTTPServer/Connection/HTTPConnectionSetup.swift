import Logging
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// Makes the pipeline of every connection of a server.
struct HTTPConnectionSetup: Sendable {
    let limits: HTTPConnectionLimits
    let handler: any HTTPRequestHandler
    let logger: Logger
    private let tls: NIOSSLContext?
    private let allowsHalfClosure: Bool
    private let decoderLimits: NIOHTTPDecoderLimitConfiguration

    init(configuration: HTTPServerConfiguration, handler: any HTTPRequestHandler, logger: Logger) throws {
        self.limits = HTTPConnectionLimits(configuration)
        self.handler = handler
        self.logger = logger
        self.tls = try configuration.tls?.makeContext()
        self.allowsHalfClosure = configuration.endOfInput == .awaitsAnswer
        var decoderLimits = NIOHTTPDecoderLimitConfiguration()
        decoderLimits.maxHeaderFieldCount = configuration.maximumHeaderFields
        decoderLimits.maxHeaderFieldSize = configuration.maximumHeaderBytes
        decoderLimits.maxHeaderListSize = configuration.maximumHeaderBytes
        self.decoderLimits = decoderLimits
    }

    /// A listener's bootstrap; its connections are kept in `registry`.
    func serverBootstrap(group: any EventLoopGroup, registry: HTTPConnectionRegistry) -> ServerBootstrap {
        ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 1024)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.allowRemoteHalfClosure, value: allowsHalfClosure)
            .childChannelInitializer { channel in
                registry.add(channel)
                return configure(channel)
            }
    }

    /// Adds the handlers of a connection.
    func configure(_ channel: any Channel) -> EventLoopFuture<Void> {
        channel.eventLoop.makeCompletedFuture {
            let pipeline = channel.pipeline.syncOperations
            if let tls {
                try pipeline.addHandler(NIOSSLServerHandler(context: tls))
            }
            let decoder = HTTPRequestDecoder(limitConfiguration: decoderLimits)
            try pipeline.addHandler(ByteToMessageHandler(decoder))
            let connection = HTTPConnectionHandler(limits: limits, handler: handler, isTLS: tls != nil, logger: logger)
            try pipeline.addHandler(connection)
        }
    }
}
