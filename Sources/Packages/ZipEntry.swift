/// The head of one entry, as the archive gives it: nothing in it is to be trusted.
struct ZipEntry {
    /// What an entry wants to be.
    enum Kind: Equatable {
        case directory
        case file
        case link(target: String)
        /// A device, a pipe, a socket.
        case special
    }

    let name: String
    let kind: Kind
    let permissions: UInt16
}
