/// One thing in the root that isolated sandboxes share.
enum RootEntry: Sendable, Equatable {
    case directory(String, mode: String = "755")
    case link(String, target: String)
    case text(String, content: String)
    /// A copy of a file of the host, if it is there.
    case copy(String)
    /// A file or directory of the host, read-only, if it is there.
    case host(String)
    /// A device node of the host.
    case device(String)

    /// Kind, path and argument, as the launcher reads them.
    var strings: [String] {
        switch self {
        case .directory(let path, let mode): ["d", path, mode]
        case .link(let path, let target): ["l", path, target]
        case .text(let path, let content): ["t", path, content]
        case .copy(let path): ["c", path, path]
        case .host(let path): ["b", path, path]
        case .device(let path): ["n", path, path]
        }
    }
}
