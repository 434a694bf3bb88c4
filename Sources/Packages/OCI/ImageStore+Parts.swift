import Foundation
import Synchronization

extension ImageStore {
    func source(of reference: ImageReference) -> any ImageSource {
        switch reference.place {
        case .registry: registry
        case .layout: layout
        }
    }

    func fetch(_ parts: [ImagePart], of pinned: String) async throws(ImageError) {
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

    /// The directory with the files of a layer, and the bytes of all of them.
    func unpack(_ part: ImagePart, _ abandonment: Abandonment) async throws -> (directory: String, bytes: Int) {
        let layer = try await layers.layer(part.hex ?? "") { [blobs, limit] directory throws(ImageError) in
            try blobs.verify(part)
            let files = directory + Self.filesName
            guard mkdir(files, 0o755) == 0, chmod(files, 0o755) == 0 else {
                throw .unavailable(reason: "cannot make \(files): \(String(cString: strerror(errno)))")
            }
            let archive = blobs.path(part.hex ?? "")
            let bytes = try Self.write(archive, into: files, .kept, limit: limit, abandonment)
            guard FileManager.default.createFile(atPath: directory + Self.sizeName, contents: Data("\(bytes)".utf8))
            else {
                throw .unavailable(reason: "cannot write \(directory + Self.sizeName)")
            }
        }
        guard let text = try? String(contentsOfFile: layer + Self.sizeName, encoding: .utf8), let bytes = Int(text)
        else {
            throw ImageError.unavailable(reason: "\(layer) is not whole")
        }
        return (layer + Self.filesName, bytes)
    }

    /// - Returns: the bytes of all its files.
    static func write(
        _ archive: String,
        into directory: String,
        _ whiteouts: LayerWriter.Whiteouts,
        limit: Int,
        _ abandonment: Abandonment
    ) throws(ImageError) -> Int {
        try UTF8Locale.use { () throws(ImageError) in
            var reader = try TarReader(path: archive)
            var writer = try LayerWriter(
                directory: directory,
                whiteouts: whiteouts,
                limits: LayerWriter.Limits(bytes: limit),
                abandonment: abandonment
            )
            try writer.write(&reader)
            return writer.bytes
        }
    }
}
