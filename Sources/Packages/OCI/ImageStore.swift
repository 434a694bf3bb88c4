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
    }

    private let directory: String
    private let blobs: ImageBlobs
    private let layers: PackageStore
    private let registry: RegistrySource
    private let layout: LayoutSource
    private let limit: Int
    private let running = Mutex<[String: Task<Unpacked, any Error>]>([:])
    private let next = Atomic<Int>(0)

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

    /// Makes an image ready to run: fetches what is missing, checks it, unpacks its layers.
    ///
    /// Concurrent calls for one image do it once, and all fail if that fails; the next call tries again.
    ///
    /// - Parameters:
    ///   - pinned: of ``resolve(_:architecture:)``.
    ///   - manifest: likewise.
    ///   - architecture: as the API names it; an image for another is refused.
    /// - Throws: ``ImageError``, ``PackageError`` for a store that cannot be written.
    package func prepare(_ pinned: String, manifest: Data, architecture: String) async throws -> Unpacked {
        let digest = manifest.digest
        let key = "\(digest) \(architecture)"
        let task = running.withLock { running in
            if let task = running[key] { return task }
            let task = Task {
                defer { self.running.withLock { $0[key] = nil } }
                return try await self.makeReady(pinned, manifest, digest, architecture)
            }
            running[key] = task
            return task
        }
        return try await task.value
    }

    private func makeReady(
        _ pinned: String,
        _ manifest: Data,
        _ digest: String,
        _ architecture: String
    ) async throws -> Unpacked {
        let (config, parts) = try ImageManifest(manifest).parts()
        // First of all, so that a sweep knows whose the parts are.
        try manifest.write(to: URL(fileURLWithPath: "\(directory)/manifests/\(digest)"), options: .atomic)
        try await fetch([config] + parts, of: pinned)
        let document = try ImageDocument(try blobs.small(config))
        try document.check(architecture: architecture)
        var directories: [String] = []
        var bytes = 0
        for part in parts {
            let layer = try await unpack(part)
            bytes += try Self.size(of: layer)
            guard bytes <= limit else { throw ImageError.tooLarge(limit: limit) }
            directories.append(layer + Self.filesName)
        }
        return Unpacked(layers: directories, settings: document.settings)
    }

    /// Writes the files of an image into an empty directory, layer over layer.
    ///
    /// - Parameter uri: a name in the form of ``ImageReference``.
    package func extract(
        _ uri: String,
        architecture: String,
        into target: String
    ) async throws -> ImageSettings {
        let resolved = try await resolve(uri, architecture: architecture)
        let (config, parts) = try ImageManifest(resolved.manifest).parts()
        try await fetch([config] + parts, of: resolved.pinned)
        let document = try ImageDocument(try blobs.small(config))
        try document.check(architecture: architecture)
        try await WorkQueue.shared.run { [blobs, limit] () throws(ImageError) in
            var rest = limit
            for part in parts {
                try blobs.verify(part)
                rest -= try Self.write(blobs.path(part.hex ?? ""), into: target, .applied, limit: rest)
            }
        }
        return document.settings
    }

    /// Removes what no image of these needs.
    ///
    /// - Parameter digests: of manifests. No sandbox may be using an image that is not among them.
    package func retain(only digests: Set<String>) async throws(PackageError) {
        let busy = running.withLock { Set($0.keys.map { String($0.prefix(64)) }) }
        var needed: Set<String> = []
        var unneeded: [String] = []
        for name in (try? FileManager.default.contentsOfDirectory(atPath: directory + "/manifests")) ?? [] {
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
        guard running.withLock({ Set($0.keys.map { String($0.prefix(64)) }) }).isSubset(of: busy) else { return }
        for path in unneeded { unlink(path) }
        for digest in blobs.digests() where !needed.contains(digest) { blobs.remove(digest) }
        try await layers.retain(only: needed)
    }

    // MARK: Parts

    private func source(of reference: ImageReference) -> any ImageSource {
        switch reference.place {
        case .registry: registry
        case .layout: layout
        }
    }

    private func fetch(_ parts: [ImagePart], of pinned: String) async throws(ImageError) {
        let missing = parts.filter { !blobs.has($0) }
        if missing.isEmpty { return }
        guard let reference = ImageReference(pinned) else { throw .invalidName }
        let number = next.wrappingAdd(1, ordering: .relaxed).newValue
        let scratch = "\(directory)/scratch/\(number)"
        let source = source(of: reference)
        let result: Result<Void, ImageError>
        do throws(ImageError) {
            result = .success(try await source.fetch(missing, of: reference, into: blobs, scratch: scratch))
        } catch {
            result = .failure(error)
        }
        try? FileManager.default.removeItem(atPath: scratch)
        try result.get()
        if let part = parts.first(where: { !blobs.has($0) }) {
            throw .invalid(reason: "\(part.digest) is not as its manifest says")
        }
    }

    /// Below the directory of an unpacked layer.
    private static let filesName = "/files"
    private static let sizeName = "/size"

    private func unpack(_ part: ImagePart) async throws -> String {
        try await layers.layer(part.hex ?? "") { [blobs, limit] directory throws(ImageError) in
            try blobs.verify(part)
            guard mkdir(directory + Self.filesName, 0o755) == 0, chmod(directory + Self.filesName, 0o755) == 0 else {
                throw .unavailable(reason: "cannot make \(directory): \(String(cString: strerror(errno)))")
            }
            let size = try Self.write(blobs.path(part.hex ?? ""), into: directory + Self.filesName, .kept, limit: limit)
            guard FileManager.default.createFile(atPath: directory + Self.sizeName, contents: Data("\(size)".utf8)) else {
                throw .unavailable(reason: "cannot write \(directory + Self.sizeName)")
            }
        }
    }

    private static func size(of layer: String) throws(ImageError) -> Int {
        guard let text = try? String(contentsOfFile: layer + sizeName, encoding: .utf8), let size = Int(text) else {
            throw .unavailable(reason: "\(layer) is not whole")
        }
        return size
    }

    /// - Returns: the bytes of all its files.
    private static func write(
        _ archive: String,
        into directory: String,
        _ whiteouts: LayerWriter.Whiteouts,
        limit: Int
    ) throws(ImageError) -> Int {
        try UTF8Locale.use { () throws(ImageError) in
            var reader = try TarReader(path: archive)
            var writer = try LayerWriter(
                directory: directory,
                whiteouts: whiteouts,
                limits: LayerWriter.Limits(bytes: limit)
            )
            try writer.write(&reader)
            return writer.bytes
        }
    }
}
