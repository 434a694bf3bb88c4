import NIOCore

/// The bounds of a configuration in the event loop's units.
struct HTTPConnectionLimits: Sendable {
    let head: TimeAmount
    let read: TimeAmount
    let idle: TimeAmount
    let write: TimeAmount
    let linger: TimeAmount
    let lingerTotal: TimeAmount
    let minimumBodyRate: Int
    let maximumDiscardedBytes: Int

    init(_ configuration: HTTPServerConfiguration) {
        self.head = TimeAmount(configuration.headTimeout)
        self.read = TimeAmount(configuration.readTimeout)
        self.idle = TimeAmount(configuration.idleTimeout)
        self.write = TimeAmount(configuration.writeTimeout)
        self.linger = TimeAmount(configuration.lingerTimeout)
        self.lingerTotal = TimeAmount(configuration.lingerTimeout * 6)
        self.minimumBodyRate = max(1, configuration.minimumBodyRate)
        self.maximumDiscardedBytes = configuration.maximumDiscardedBytes
    }
}
