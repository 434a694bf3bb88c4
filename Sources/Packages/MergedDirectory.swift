import CArchive
import Foundation

/// A directory of trees that lie over each other, as an overlay file system mounted with `userxattr` shows them.
package struct MergedDirectory: Sendable {
    /// The trees, the lowest first.
    private let trees: [String]

    package init(_ trees: [String]) {
        self.trees = trees
    }

    /// The names in a directory of all that are not directories themselves; none where there is no such directory.
    ///
    /// - Parameter path: its parts, none of which may be a link.
    package func files(at path: [String]) -> Set<String> {
        var names: Set<String> = []
        for tree in trees {
            switch Self.place(path, in: tree) {
            case .absent:
                break
            case .hidden:
                names = []
            case .directory(let place, let isOpaque):
                if isOpaque { names = [] }
                for name in (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? [] {
                    if let kind = Self.kind(of: "\(place)/\(name)"), kind != S_IFDIR, kind != S_IFCHR {
                        names.insert(name)
                    } else {
                        names.remove(name)
                    }
                }
            }
        }
        return names
    }

    private enum Place {
        /// The tree says nothing of it.
        case absent
        /// Something else is in its place.
        case hidden
        case directory(path: String, isOpaque: Bool)
    }

    private static func place(_ path: [String], in tree: String) -> Place {
        var place = tree
        var isOpaque = false
        for component in path {
            place += "/" + component
            guard let kind = kind(of: place) else { return isOpaque ? .hidden : .absent }
            guard kind == S_IFDIR else { return .hidden }
            isOpaque = isOpaque || getxattr(place, "user.overlay.opaque", nil, 0) > 0
        }
        return .directory(path: place, isOpaque: isOpaque)
    }

    /// Nil where there is nothing. What a tree takes away is a device.
    private static func kind(of path: String) -> mode_t? {
        var status = stat()
        return lstat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
    }
}
