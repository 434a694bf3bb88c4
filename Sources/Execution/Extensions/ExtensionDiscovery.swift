import Foundation
import Packages
import Sandbox
import Synchronization

/// Finds the programs that layers and images bring to run beside the runtime.
enum ExtensionDiscovery {
    /// Where they lie in a layer.
    static let directory = "extensions"

    /// The names of those of an image, in the order in which they start.
    static func names(inImage layers: [String]) -> [String] {
        MergedDirectory(layers).files(at: ["opt", directory]).sorted()
    }

    /// The names of those of a layer that lies in a directory of the host.
    static func names(inDirectory path: String) -> Set<String> {
        MergedDirectory([path]).files(at: [directory])
    }

    /// Reads the archives of layers once each: what an archive holds is named by its digest.
    final class Archives: Sendable {
        private let known = Mutex<[String: Set<String>]>([:])
        private let archive: @Sendable (_ digest: String) async throws -> Data

        init(_ archive: @escaping @Sendable (_ digest: String) async throws -> Data) {
            self.archive = archive
        }

        /// The names of those of the layer of this digest, which may lie in an image that nothing here looks into.
        func names(of source: MountSource, digest: String) async throws -> Set<String> {
            if let names = known.withLock({ $0[digest] }) { return names }
            let names: Set<String>
            switch source {
            case .directory(let path): names = ExtensionDiscovery.names(inDirectory: path)
            case .image: names = try await ZipPackage.files(in: directory, of: try await archive(digest))
            }
            known.withLock { $0[digest] = names }
            return names
        }
    }
}
