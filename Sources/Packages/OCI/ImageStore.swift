package import Foundation
import Synchronization

/// Container images: fetched, checked and unpacked, each layer once, however many images have it.
///
/// The fetched parts are kept as long as an image is, so that an image is whole even when its registry is gone; unpacked layers
/// are a cache of them. One process at a time may use the same store.
package final class ImageStore: Sendable {
    /// An image behind a name, as it was when it was asked for.
    package struct Resolved: Sendable {
        /// Of the image for one architecture, never a list of images.
        package var manifest: Data
        /// SHA-256 of ``manifest``, 64 hexadecimal digits.
        package var digest: String
        /// The name with this digest in it.
        package var pinned: String
    }

    /// An image that is ready to run.
    package struct Unpacked: Sendable, Hashable {
        /// Directories with the files of each layer, the lowest first. What a layer takes away from those below is
        /// marked as an overlay file system mounted with `userxattr` understands it.
        package var layers: [String]
        package var settings: ImageSettings

        /// An image from its parts.
        package init(layers: [String], settings: ImageSettings) {
            self.layers = layers
            self.settings = settings
        }
    }

    struct PreparationKey: Hashable {
        /// Of the manifest.
        var digest: String
        var architecture: String
    }

    /// An image that is being made ready.
    struct Preparation {
        var task: Task<Unpacked, any Error>
        var abandonment: Abandonment
        /// How many wait for it.
        var waiting = 0
    }

    let directory: String
    let blobs: ImageBlobs
    let layers: PackageStore
    let registry: RegistrySource
    let layout: LayoutSource
    let limit: Int
    let running = Mutex<[PreparationKey: Preparation]>([:])
    let next = Atomic<Int>(0)

    /// A store in a directory, which is made if it is missing. What a killed server left unfinished is removed.
    ///
    /// - Parameters:
    ///   - directory: an absolute path.
    ///   - settings: where images may come from.
    ///   - limit: bytes that all files of an image may have together; 10 GB at the service.
    ///   - run: runs the program that fetches images.
    /// - Throws: ``ImageError`` or ``PackageError`` when the directory cannot be used.
    package init(
        directory: String,
        settings: RegistrySettings,
        limit: Int = 10 * 1024 * 1024 * 1024,
        run: @escaping ImageCommand.Run = ImageCommand.asChild
    ) throws {
        self.directory = directory
        self.limit = limit
        blobs = ImageBlobs(directory: directory + "/blobs")
        registry = RegistrySource(settings: settings, run: run)
        layout = LayoutSource(allowed: settings.layouts)
        layers = try PackageStore(directory: directory + "/layers")
        try blobs.make()
        try? FileManager.default.removeItem(atPath: directory + "/scratch")
        for place in ["/scratch", "/manifests"] {
            try FileManager.default.createDirectory(atPath: directory + place, withIntermediateDirectories: true)
        }
        // What was being written when an earlier server was killed.
        for name in manifestFiles() where !PackageDirectory.isDigest(name) { unlink("\(directory)/manifests/\(name)") }
    }

    /// Whether this host has the program that fetches images from registries.
    package static var fetches: Bool { RegistrySource.tool != nil }

    /// Asks what an image is now.
    ///
    /// - Parameters:
    ///   - uri: a name in the form of ``ImageReference``.
    ///   - architecture: as the API names it; decides where a name stands for images of several.
    package func resolve(_ uri: String, architecture: String) async throws(ImageError) -> Resolved {
        guard let reference = ImageReference(uri) else { throw .invalidName }
        var data = try await source(of: reference).manifest(reference)
        if let choice = try ImageManifest(data).choice(for: architecture), let digest = choice.hex,
            let chosen = ImageReference(reference.pinned(to: digest))
        {
            data = try await source(of: chosen).manifest(chosen)
        }
        _ = try ImageManifest(data).parts()
        let digest = data.digest
        return Resolved(manifest: data, digest: digest, pinned: reference.pinned(to: digest))
    }

    private func manifestFiles() -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: directory + "/manifests")) ?? []
    }

    /// Removes what no image of these needs.
    ///
    /// - Parameter digests: of manifests. No sandbox may be using an image that is not among them.
    package func retain(only digests: Set<String>) async throws(PackageError) {
        let busy = running.withLock { Set($0.keys.map(\.digest)) }
        var needed: Set<String> = []
        var unneeded: [String] = []
        // Any other name is of a manifest that is being written.
        for name in manifestFiles() where PackageDirectory.isDigest(name) {
            let path = "\(directory)/manifests/\(name)"
            guard digests.contains(name) || busy.contains(name) else {
                unneeded.append(path)
                continue
            }
            guard let data = FileManager.default.contents(atPath: path), let manifest = try? ImageManifest(data),
                let (config, parts) = try? manifest.parts()
            else { continue }
            needed.formUnion(([config] + parts).compactMap(\.hex))
        }
        // One that began meanwhile wrote its manifest after it was looked for.
        guard running.withLock({ Set($0.keys.map(\.digest)) }).isSubset(of: busy) else { return }
        for path in unneeded { unlink(path) }
        for digest in blobs.digests() where !needed.contains(digest) { blobs.remove(digest) }
        try await layers.retain(only: needed)
    }
}
