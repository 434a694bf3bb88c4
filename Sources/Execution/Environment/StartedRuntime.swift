import Foundation
import NIOCore
import Sandbox

/// A runtime's process that was just started, with the server's ends of what connects to it.
struct StartedRuntime: Sendable {
    let process: StartedProcess

    /// Where it runs.
    let sandbox: any Sandbox

    /// The reading end of the framed log; nil for runtimes that have none.
    let log: CInt?

    /// The inherited connection of the Runtime API; nil for runtimes that use the network.
    let connection: InheritedConnection?

    /// When the credentials in its variables end; nil when there are none.
    let credentialExpiration: Date?
}

/// The server's end of a socket that a bootstrap inherited.
struct InheritedConnection: Sendable {
    let channel: any Channel

    /// Owned by the channel.
    let descriptor: CInt
}
