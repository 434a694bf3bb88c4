/// Where a server listens.
package enum HTTPServerAddress: Sendable, Equatable {
    /// A host name or address, and a port; port 0 takes a free one.
    case tcp(host: String, port: Int)
    /// A unix stream socket at this path. A stale socket file there is replaced; the server removes its file when it shuts down.
    case unix(path: String)
    /// A descriptor that is bound and listens already. The server owns it from then on.
    case inherited(descriptor: CInt)
}
