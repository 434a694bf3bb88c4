import HTTPServer
import Logging
import NIOCore
import NIOPosix
import Sandbox

/// A sandbox with what serves its sockets: the Runtime API, and the services that its function may call.
///
/// Everything here waits for something, so it runs off the event loop.
actor EnvironmentSite {
    nonisolated let handler: RuntimeAPIHandler
    nonisolated let endpoints: EnvironmentEndpoints
    nonisolated let traceDaemon: TraceDaemon

    private let context: EnvironmentContext
    private(set) var sandbox: (any Sandbox)?
    /// Of the Runtime API first.
    private var listeners: [any Channel] = []
    /// Nil where the function reaches the world outside by itself or not at all.
    private nonisolated let egress: EnvironmentEgress?
    private var egressStart: Task<[any Channel], any Error>?
    private var traceStart: Task<any Channel, any Error>?
    /// Of the socket that takes segments, where the function shares the host's network.
    private var tracePort: Int?

    /// - Parameter handler: of the Runtime API; nil for a new one.
    init(context: EnvironmentContext, handler: RuntimeAPIHandler? = nil) {
        self.context = context
        self.handler = handler ?? RuntimeAPIHandler(eventLoop: context.eventLoop)
        endpoints = EnvironmentEndpoints(context)
        traceDaemon = TraceDaemon(context.traces)
        egress = context.launcher.relaysConnections ? EnvironmentEgress(context.egress) : nil
    }

    /// The sandbox, made when there is none.
    func open(name: String, configuration: SandboxConfiguration) async throws -> any Sandbox {
        if let sandbox { return sandbox }
        let made = try await context.launcher.makeSandbox(name: name, configuration: configuration)
        sandbox = made
        try await listen(on: made.listeners, isRelayed: configuration.network == .relayed)
        return made
    }

    /// Serves on the sockets that the sandbox listens on, in the order in which its configuration asked for them.
    private func listen(on descriptors: [CInt], isRelayed: Bool) async throws {
        let count = isRelayed ? descriptors.count - SandboxListener.relay.count : descriptors.count
        if isRelayed, let egress {
            // The function need not wait for it: its connections do, as the sockets listen already.
            egressStart = Task {
                try await egress.serve(Array(descriptors[count...]), group: MultiThreadedEventLoopGroup.singleton)
            }
        }
        // Nor for this, for the same reason.
        let traces = descriptors[1]
        tracePort = TraceDaemon.port(ofSocket: traces)
        traceStart = Task { [traceDaemon] in
            try await traceDaemon.serve(boundSocket: traces, group: MultiThreadedEventLoopGroup.singleton)
        }
        for (index, descriptor) in ([descriptors[0]] + descriptors[2..<count]).enumerated() {
            let listener =
                index == 0
                ? try await HTTPServer.serve(
                    listeningSocket: descriptor,
                    on: context.eventLoop,
                    configuration: EnvironmentHost.serverConfiguration,
                    handler: handler,
                    logger: context.logger
                ).get()
                : try await endpoints.serve(
                    index - 1,
                    listeningSocket: descriptor,
                    on: context.eventLoop,
                    logger: context.logger
                )
            listeners.append(listener)
        }
    }

    /// From now on the function reaches no more through the server than this.
    nonisolated func limitEgress(to limits: EgressLimits) {
        egress?.limit(to: limits)
    }

    /// Host and port of the Runtime API, as the function sees them.
    var runtimeAPI: String { "127.0.0.1:\(listeners.first?.localAddress?.port ?? 0)" }

    /// Where the function sends segments to.
    func traceDaemonAddress(for runtime: String) -> TraceDaemonAddress {
        guard !context.launcher.enforcement.enforces(.network) else { return .within(runtime) }
        return TraceDaemonAddress(host: "127.0.0.1", port: tracePort ?? 2000)
    }

    /// Ends everything in it.
    func destroy() async {
        let sandbox = sandbox
        var listeners = listeners
        if let traceStart {
            do {
                listeners.append(try await traceStart.value)
            } catch {
                context.logger.error("cannot take a function's segments", metadata: ["error": "\(error)"])
            }
        }
        if let egressStart {
            do {
                listeners += try await egressStart.value
            } catch {
                context.logger.error("cannot serve a function's way outside", metadata: ["error": "\(error)"])
            }
        }
        self.sandbox = nil
        self.listeners = []
        egressStart = nil
        traceStart = nil
        await sandbox?.destroy()
        egress?.close()
        for listener in listeners {
            try? await listener.close()
        }
    }
}

extension EnvironmentEndpoints {
    init(_ context: EnvironmentContext) {
        self.init(
            context.endpoints.endpoints,
            isIsolated: context.launcher.enforcement.enforces(.network)
        )
    }
}
