internal import CSandbox
import Foundation
import Glibc
import Synchronization

/// Who is told by a `Poller`, on its thread.
protocol PollerClient: AnyObject, Sendable {
    func becameReadable()
    func becameWritable()
}

/// One thread that waits for all sockets of a launcher.
final class Poller: Sendable {
    private struct State {
        var clients: [UInt64: any PollerClient] = [:]
        var nextKey: UInt64 = 1
        var stopped = false
    }

    private static let wakeKey: UInt64 = 0

    private let poller: CInt
    private let wake: CInt
    private let state = Mutex(State())

    init() throws(SandboxError) {
        poller = lambent_poller_make()
        wake = lambent_event_make()
        guard poller >= 0, wake >= 0, lambent_poller_add(poller, wake, Self.wakeKey, 0) == 0 else {
            throw SandboxError(.launcherUnavailable, errno: errno, message: "cannot wait for sockets")
        }
        // The thread keeps the poller alive until `stop`.
        Thread.detachNewThread { self.run() }
    }

    /// Watches the descriptor for input and its end; the key is for the other calls. Nil when the system refuses.
    func add(_ descriptor: CInt, _ client: any PollerClient) -> UInt64? {
        state.withLock { state in
            let key = state.nextKey
            state.nextKey += 1
            state.clients[key] = client
            if lambent_poller_add(poller, descriptor, key, 0) == 0 { return key }
            state.clients[key] = nil
            return nil
        }
    }

    /// Watches for room to write too, or no longer.
    func watchOutput(_ descriptor: CInt, key: UInt64, _ wanted: Bool) {
        _ = lambent_poller_change(poller, descriptor, key, wanted ? 1 : 0)
    }

    /// Before the descriptor is closed.
    func remove(_ descriptor: CInt, key: UInt64) {
        state.withLock { $0.clients[key] = nil }
        _ = lambent_poller_remove(poller, descriptor)
    }

    /// Ends the thread. Clients that are left are told nothing more.
    func stop() {
        state.withLock { $0.stopped = true }
        var one: UInt64 = 1
        _ = write(wake, &one, MemoryLayout<UInt64>.size)
    }

    private func run() {
        var keys = [UInt64](repeating: 0, count: 64)
        var masks = [CInt](repeating: 0, count: 64)
        while true {
            let count = lambent_poller_wait(poller, &keys, &masks, CInt(keys.count))
            for index in 0..<max(0, Int(count)) where keys[index] != Self.wakeKey {
                guard let client = state.withLock({ $0.clients[keys[index]] }) else { continue }
                if masks[index] & LAMBENT_WRITABLE != 0 { client.becameWritable() }
                if masks[index] & LAMBENT_READABLE != 0 { client.becameReadable() }
            }
            if count < 0 || state.withLock({ $0.stopped }) { break }
        }
        state.withLock { $0.clients = [:] }
        close(poller)
        close(wake)
    }
}
