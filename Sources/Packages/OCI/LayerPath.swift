/// The names in the archive of a layer.
enum LayerPath {
    /// What a name means beside being one.
    enum Mark: Equatable {
        case none
        /// The directory hides everything that the layers below have in it.
        case covers
        /// Something of the layers below is gone.
        case removes(String)
        /// Of a tool's own.
        case ignored
    }

    private static let prefix = ".wh."

    static func mark(_ name: String) -> Mark {
        guard name.hasPrefix(prefix) else { return .none }
        if name == ".wh..wh..opq" { return .covers }
        if name.hasPrefix(".wh..wh.") { return .ignored }
        let removed = String(name.dropFirst(prefix.count))
        return removed.isEmpty || removed == "." || removed == ".." ? .ignored : .removes(removed)
    }

    /// The steps from the root of the image; none for the root itself.
    ///
    /// - Throws: `.invalid` for a path that leaves it.
    static func parts(of name: String) throws(ImageError) -> [String] {
        guard name.utf8.count <= 4096 else { throw .invalid(reason: "an entry of a layer has too long a name") }
        let parts = name.split(separator: "/").filter { $0 != "." }.map(String.init)
        guard !parts.contains(".."), parts.allSatisfy({ $0.utf8.count <= 255 }) else {
            throw .invalid(reason: "an entry of a layer leads out of it: \(name.debugDescription)")
        }
        return parts
    }

    static func text(_ path: [String]) -> String { path.joined(separator: "/") }
}
