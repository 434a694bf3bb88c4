import Foundation

/// Where images come from.
protocol ImageSource: Sendable {
    /// The manifest behind a name, as it is now; with a digest in the name, that one.
    func manifest(_ reference: ImageReference) async throws(ImageError) -> Data

    /// Puts parts of an image into the store.
    ///
    /// - Parameters:
    ///   - reference: with the digest of the image's own manifest.
    ///   - scratch: a path for temporary files, where nothing is; what is left there the caller deletes.
    func fetch(
        _ parts: [ImagePart],
        of reference: ImageReference,
        into blobs: ImageBlobs,
        scratch: String
    ) async throws(ImageError)
}
