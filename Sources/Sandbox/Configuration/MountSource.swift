/// Where a read-only tree of files comes from.
package enum MountSource: Sendable, Hashable {
    /// An erofs image, by its path on the host. Only for sandboxes that can mount one.
    case image(path: String)
    /// A directory of the host.
    case directory(path: String)

    package var path: String {
        switch self {
        case .image(let path), .directory(let path): path
        }
    }
}
