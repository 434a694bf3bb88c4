import NIOCore
import Synchronization

/// The connections of one environment to the world outside, so that they are few enough and end with it.
final class RelayedConnections: Sendable {
    private struct State {
        var channels: [ObjectIdentifier: any Channel] = [:]
        var isClosed = false
    }

    private let share: EgressShare
    private let maximum: Int
    private let state = Mutex(State())

    /// - Parameters:
    ///   - share: bounds those of all environments.
    ///   - maximum: of this one.
    init(share: EgressShare, maximum: Int) {
        self.share = share
        self.maximum = maximum
    }

    var count: Int { state.withLock { $0.channels.count } }

    /// Whether the connection may be; it is counted until it ends.
    func admit(_ channel: any Channel) -> Bool {
        let key = ObjectIdentifier(channel)
        let isAdmitted = state.withLock { state in
            guard !state.isClosed, state.channels.count < maximum, share.take() else { return false }
            state.channels[key] = channel
            return true
        }
        if isAdmitted {
            channel.closeFuture.whenComplete { _ in
                self.state.withLock { $0.channels[key] = nil }
                self.share.giveBack()
            }
        }
        return isAdmitted
    }

    /// Whether the connection was admitted and has not ended.
    func contains(_ channel: any Channel) -> Bool {
        state.withLock { $0.channels[ObjectIdentifier(channel)] != nil }
    }

    /// Ends all and admits no more.
    func close() {
        let channels = state.withLock { state in
            state.isClosed = true
            return Array(state.channels.values)
        }
        for channel in channels { channel.close(promise: nil) }
    }
}
