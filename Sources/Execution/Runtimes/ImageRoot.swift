import Foundation

/// The files of a container image in a directory of this host, with links as the image means them.
struct ImageRoot {
    /// More links than that lead in a circle.
    private static let limit = 40

    private let directory: String

    /// - Parameter directory: an absolute path.
    init(_ directory: String) {
        self.directory = URL(fileURLWithPath: directory).resolvingSymlinksInPath().path
    }

    /// The path on this host of a file of the image that can be run, nil if it has none of that name.
    ///
    /// - Parameter path: as the image has it, absolute. Neither it nor a link leads out of the image.
    func real(_ path: String) -> String? {
        var rest = Array(path.split(separator: "/").map(String.init).reversed())
        var done: [String] = []
        var links = 0
        while let part = rest.popLast() {
            if part == "." { continue }
            if part == ".." {
                _ = done.popLast()
                continue
            }
            let here = ([directory] + done + [part]).joined(separator: "/")
            guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: here) else {
                done.append(part)
                continue
            }
            links += 1
            guard links <= Self.limit else { return nil }
            if target.hasPrefix("/") { done = [] }
            rest += target.split(separator: "/").map(String.init).reversed()
        }
        let found = ([directory] + done).joined(separator: "/")
        return FileManager.default.isExecutableFile(atPath: found) ? found : nil
    }
}
