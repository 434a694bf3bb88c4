package import Foundation
import Synchronization

extension ImageStore {
    /// Makes an image ready to run: fetches what is missing, checks it, unpacks its layers.
    ///
    /// Concurrent calls for one image do it once, and all fail if that fails; the next call tries again. Cancelled, it ends
    /// when nobody else waits for the image.
    ///
    /// - Parameters:
    ///   - pinned: of ``resolve(_:architecture:)``.
    ///   - manifest: likewise.
    ///   - architecture: as the API names it; an image for another is refused.
    /// - Throws: ``ImageError``, ``PackageError`` for a store that cannot be written.
    package func prepare(_ pinned: String, manifest: Data, architecture: String) async throws -> Unpacked {
        let digest = manifest.digest
        let key = PreparationKey(digest: digest, architecture: architecture)
        let preparation = running.withLock { running in
            var preparation = running[key] ?? begin(key, pinned, manifest)
            preparation.waiting += 1
            running[key] = preparation
            return preparation
        }
        return try await withTaskCancellationHandler {
            try await preparation.task.value
        } onCancel: {
            leave(key, preparation)
        }
    }

    /// One that waited does so no more; with the last of them goes the work. What is fetched whole stays.
    private func leave(_ key: PreparationKey, _ preparation: Preparation) {
        running.withLock { running in
            guard let waiting = running[key]?.waiting, running[key]?.abandonment === preparation.abandonment else {
                return
            }
            running[key]?.waiting = waiting - 1
            guard waiting == 1 else { return }
            running[key] = nil
            preparation.abandonment.declare()
            preparation.task.cancel()
        }
    }

    private func begin(_ key: PreparationKey, _ pinned: String, _ manifest: Data) -> Preparation {
        let abandonment = Abandonment()
        let task = Task {
            defer {
                running.withLock { if $0[key]?.abandonment === abandonment { $0[key] = nil } }
            }
            return try await makeReady(key, pinned, manifest, abandonment)
        }
        return Preparation(task: task, abandonment: abandonment)
    }

    private func makeReady(
        _ key: PreparationKey,
        _ pinned: String,
        _ manifest: Data,
        _ abandonment: Abandonment
    ) async throws -> Unpacked {
        let (config, parts) = try ImageManifest(manifest).parts()
        // First of all, so that a sweep knows whose the parts are.
        try manifest.write(to: URL(fileURLWithPath: "\(directory)/manifests/\(key.digest)"), options: .atomic)
        try await fetch([config] + parts, of: pinned)
        let document = try ImageDocument(try blobs.small(config))
        try document.check(architecture: key.architecture)
        var directories: [String] = []
        var bytes = 0
        for part in parts {
            let layer = try await unpack(part, abandonment)
            bytes += layer.bytes
            guard bytes <= limit else { throw ImageError.tooLarge(limit: limit) }
            directories.append(layer.directory)
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
                rest -= try Self.write(blobs.path(part.hex ?? ""), into: target, .applied, limit: rest, Abandonment())
            }
        }
        return document.settings
    }
}
