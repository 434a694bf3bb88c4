import NIOCore

/// The bounds of a configuration, and what a connection keeps to besides, in the event loop's units.
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
        self.head = TimeAmount(bounded: configuration.headTimeout)
        self.read = TimeAmount(bounded: configuration.readTimeout)
        self.idle = TimeAmount(bounded: configuration.idleTimeout)
        self.write = TimeAmount(bounded: configuration.writeTimeout)
        self.linger = TimeAmount(bounded: configuration.lingerTimeout)
        self.lingerTotal = TimeAmount(bounded: configuration.lingerTimeout * 6)
        self.minimumBodyRate = max(1, configuration.minimumBodyRate)
        self.maximumDiscardedBytes = configuration.maximumDiscardedBytes
    }
}

extension TimeAmount {
    /// A duration, a year at most: added to the clock, longer ones would pass its end.
    init(bounded duration: Duration) {
        self = min(TimeAmount(duration), .hours(24 * 365))
    }
}
