import NIOCore
import Synchronization

/// The open connections of a listener, for its end.
final class HTTPConnectionRegistry: Sendable {
    private struct State {
        var connections: [ObjectIdentifier: any Channel] = [:]
        var isDraining = false
        var emptied: EventLoopPromise<Void>?
    }

    private let state = Mutex(State())

    /// Keeps a connection until it closes.
    func add(_ channel: any Channel) {
        let isDraining = state.withLock { state in
            state.connections[ObjectIdentifier(channel)] = channel
            return state.isDraining
        }
        channel.closeFuture.whenComplete { _ in self.remove(channel) }
        if isDraining {
            // Accepted just before the listener closed.
            channel.eventLoop.execute {
                channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
            }
        }
    }

    /// Tells every connection to end after its request, and closes those that have not after `grace`.
    func drain(on eventLoop: any EventLoop, grace: TimeAmount) async {
        let promise = eventLoop.makePromise(of: Void.self)
        let (connections, earlier) = state.withLock { state in
            state.isDraining = true
            let connections = Array(state.connections.values)
            let earlier = state.emptied
            if connections.isEmpty {
                promise.succeed()
            } else {
                state.emptied = promise
            }
            return (connections, earlier)
        }
        if let earlier {
            promise.futureResult.cascade(to: earlier)
        }
        for channel in connections {
            channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        }
        let bound = eventLoop.scheduleTask(in: grace) { self.closeAll() }
        try? await promise.futureResult.get()
        bound.cancel()
    }

    /// Closes every connection now.
    func closeAll() {
        let connections = state.withLock { state in
            state.isDraining = true
            return Array(state.connections.values)
        }
        for channel in connections {
            channel.close(promise: nil)
        }
    }

    private func remove(_ channel: any Channel) {
        let emptied: EventLoopPromise<Void>? = state.withLock { state in
            state.connections[ObjectIdentifier(channel)] = nil
            guard state.connections.isEmpty else { return nil }
            defer { state.emptied = nil }
            return state.emptied
        }
        emptied?.succeed()
    }
}
