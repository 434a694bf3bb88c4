import Foundation
import LambdaAPI
import Logging
import Neighbours
import Packages
import Storage

/// Takes code in: fetches it, checks it, keeps it.
struct CodeIntake: Sendable {
    let blobs: any BlobStore
    /// nil when there is no S3 to fetch from.
    let s3: S3Neighbour?
    /// nil when there is nothing to keep images in.
    let images: ImageStore?
    let logger: Logger

    /// Code that was checked.
    struct Checked: Sendable {
        /// The zip, or the manifest of an image.
        var content: Data
        var reference: CodeReference
    }

    /// Fetches and checks code, and keeps nothing.
    func check(_ source: CodeSource, keyARN: String?) async throws(APIError) -> Checked {
        if case .image(let uri, let architecture) = source {
            return try await checkImage(uri, architecture: architecture)
        }
        let zip = try await bytes(source)
        guard !zip.isEmpty else {
            throw .invalidParameterValueException("Uploaded file must be a non-empty zip")
        }
        let inspected = await Self.inspect(zip)
        let summary: PackageSummary
        do {
            summary = try inspected.outcome.get()
        } catch {
            throw refusal(error)
        }
        return Checked(
            content: zip,
            reference: CodeReference(
                digest: inspected.digest.hex,
                size: zip.count,
                unzippedSize: summary.unzippedBytes,
                sourceKMSKeyARN: keyARN.flatMap { $0.isEmpty ? nil : $0 }
            )
        )
    }

    /// Keeps checked code; a record that names it must follow soon.
    func keep(_ code: Checked) async throws(APIError) {
        do {
            _ = try await blobs.write(code.content)
        } catch {
            logger.error("code cannot be kept", metadata: ["reason": "\(error)"])
            throw .serviceException("The server cannot use its storage now.")
        }
    }

    /// Asks what an image is now; that it stays.
    private func checkImage(_ uri: String, architecture: String) async throws(APIError) -> Checked {
        do throws(ImageError) {
            guard let images else {
                throw ImageReference(uri) == nil ? .invalidName : .notFound(reason: "this server keeps no images")
            }
            let resolved = try await images.resolve(uri, architecture: architecture)
            return Checked(
                content: resolved.manifest,
                reference: CodeReference(
                    digest: resolved.digest,
                    size: 0,
                    unzippedSize: 0,
                    sourceKMSKeyARN: nil,
                    image: ImageLocation(uri: uri, pinned: resolved.pinned)
                )
            )
        } catch {
            logger.info("an image was refused", metadata: ["image": "\(uri)", "reason": "\(error)"])
            throw ImageRefusal.of(error, uri: uri)
        }
    }

    private func bytes(_ source: CodeSource) async throws(APIError) -> Data {
        switch source {
        case .zip(let zip):
            guard zip.count <= PackageSizeRules.zippedLimit else { throw PackageSizeRules.zippedTooLarge }
            return zip
        case .object(let bucket, let key, let version):
            guard let s3 else {
                throw S3Refusal.notConfigured
            }
            do {
                return try await s3.getObject(bucket: bucket, key: key, version: version)
            } catch {
                throw S3Refusal.of(error, bucket: bucket, key: key)
            }
        case .image(let uri, _):
            throw ImageRefusal.of(.invalidName, uri: uri)
        }
    }

    private struct Inspected: Sendable {
        var digest: BlobDigest
        var outcome: Result<PackageSummary, PackageError>
    }

    /// Reads the whole archive, which takes up to a second: never on the executor of the caller, which may be an event
    /// loop.
    private static func inspect(_ zip: Data) async -> Inspected {
        await withTaskExecutorPreference(globalConcurrentExecutor) { @Sendable in
            let outcome = Result { () throws(PackageError) in try ZipPackage.inspect(zip) }
            return Inspected(digest: BlobDigest(of: zip), outcome: outcome)
        }
    }

    private func refusal(_ error: PackageError) -> APIError {
        switch error {
        case .notAZip, .corrupt, .unsafeEntry, .tooManyEntries, .wrongDigest:
            logger.info("a package was refused", metadata: ["reason": "\(error)"])
            return .invalidParameterValueException(
                "Could not unzip uploaded file. Please check your file, then try to upload again."
            )
        case .empty:
            return .invalidParameterValueException("Uploaded file must be a non-empty zip")
        case .tooLarge:
            return PackageSizeRules.unzippedTooLarge
        case .unavailable(let reason):
            logger.error("packages cannot be checked", metadata: ["reason": "\(reason)"])
            return .serviceException("The server cannot check packages now.")
        }
    }
}
