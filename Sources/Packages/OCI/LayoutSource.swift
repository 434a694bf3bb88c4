import Foundation

/// Images in OCI image layouts on the disk of this host.
struct LayoutSource: ImageSource {
    /// The layouts below these directories may be used, and no others.
    let allowed: [String]

    func manifest(_ reference: ImageReference) async throws(ImageError) -> Data {
        let layout = try directory(of: reference)
        return try await WorkQueue.shared.run { () throws(ImageError) in
            if let digest = reference.digest { return try Self.small(digest, in: layout) }
            let index = try ImageManifest(try ImageBlobs.read(layout + "/index.json", limit: ImageManifest.limit))
            guard let hex = Self.image(reference.tag, in: index)?.hex else {
                throw .notFound(reason: "\(layout) has no image \(reference.tag ?? "that is its only one")")
            }
            return try Self.small(hex, in: layout)
        }
    }

    func fetch(
        _ parts: [ImagePart],
        of reference: ImageReference,
        into blobs: ImageBlobs,
        scratch: String
    ) async throws(ImageError) {
        let layout = try directory(of: reference)
        try await WorkQueue.shared.run { () throws(ImageError) in
            for part in parts {
                guard let hex = part.hex else { throw .unsupported(reason: part.digest) }
                try blobs.take(part, from: "\(layout)/blobs/sha256/\(hex)", temporary: scratch)
            }
        }
    }

    /// By its name in the layout; without a name the only image there is.
    private static func image(_ tag: String?, in index: ImageManifest) -> ImagePart? {
        let images = index.manifests ?? []
        guard let tag else { return images.count == 1 ? images[0] : nil }
        return images.last { $0.annotations?["org.opencontainers.image.ref.name"] == tag }
    }

    private static func small(_ hex: String, in layout: String) throws(ImageError) -> Data {
        let data = try ImageBlobs.read("\(layout)/blobs/sha256/\(hex)", limit: ImageManifest.limit)
        guard data.digest == hex else { throw .invalid(reason: "sha256:\(hex) has other bytes") }
        return data
    }

    private func directory(of reference: ImageReference) throws(ImageError) -> String {
        guard case .layout(let directory) = reference.place else { throw .invalidName }
        guard !allowed.isEmpty else {
            throw .denied(reason: "no layout may be used; start the server with --image-layouts DIR")
        }
        guard let real = Self.real(directory) else { throw .notFound(reason: "\(directory) does not exist") }
        let isAllowed = allowed.compactMap(Self.real).contains {
            real == $0 || real.hasPrefix($0 == "/" ? $0 : $0 + "/")
        }
        guard isAllowed else { throw .denied(reason: "\(directory) is not below a directory of --image-layouts") }
        return real
    }

    private static func real(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }
}
