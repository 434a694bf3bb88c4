/// The head of one entry of a layer, as the archive gives it: nothing in it is to be trusted.
struct TarEntry {
    /// What an entry wants to be.
    enum Kind: Equatable {
        case directory
        case file
        case link(target: String)
        /// Another name of a file that came before.
        case otherName(of: String)
        /// A device, a pipe, a socket.
        case special
    }

    let name: String
    let kind: Kind
    /// The lowest nine bits of the mode, and the sticky bit.
    let permissions: UInt16
    /// Seconds since 1970.
    let time: Int
}
