import Foundation
import Logging
import Packages
import Sandbox

/// Gets a version ready to run.
struct VersionPreparer: Sendable {
    /// The contents of the package of this digest, made ready when they are not.
    typealias PackageSource = @Sendable (_ digest: String) async throws -> MountSource

    /// Opens sealed variables.
    typealias OpenVariables = @Sendable (_ sealed: Data, _ context: [String: String]) throws -> [String: String]

    /// The image of a version, made ready when it is not.
    typealias ImageSource = @Sendable (_ version: FunctionVersion, _ pinned: String) async throws -> ImageStore.Unpacked

    let package: PackageSource
    let image: ImageSource
    /// Whether sandboxes can have the files of an image as all that they see.
    let takesImages: Bool
    let openVariables: OpenVariables
    let catalog: RuntimeCatalog
    let logger: Logger

    func prepare(_ version: FunctionVersion) async throws(PreparationFailure) -> PreparedFunctionVersion {
        if let image = version.image { return try await prepare(image, of: version) }
        let code = try await source(version.packageDigest, of: version, what: "code")
        var layers: [MountSource] = []
        for digest in version.layerDigests {
            layers.append(try await source(digest, of: version, what: "layer"))
        }
        let resources = PreparedResources(
            code: code,
            layers: layers,
            variables: try variables(of: version),
            runtime: await catalog.resolve(version.runtime, architecture: version.architecture)
        )
        return PreparedFunctionVersion(version: version, resources: resources)
    }

    private func source(
        _ digest: String,
        of version: FunctionVersion,
        what: String
    ) async throws(PreparationFailure) -> MountSource {
        do {
            return try await package(digest)
        } catch {
            logger.error(
                "cannot make a package ready",
                metadata: [
                    "function": "\(version.key.arn)",
                    "digest": "\(digest)",
                    "error": "\(error)",
                ]
            )
            throw PreparationFailure(
                reasonCode: Self.reasonCode(of: error),
                reason: "The \(what) of the function could not be made ready: \(error)"
            )
        }
    }

    /// A package that was taken and is bad all the same is the function's fault; a full disk is not.
    private static func reasonCode(of error: any Error) -> String {
        switch error as? PackageError {
        case .notAZip, .corrupt, .empty, .unsafeEntry, .tooLarge, .tooManyEntries: "InvalidZipFileException"
        case .wrongDigest, .unavailable, nil: "InternalError"
        }
    }

    func variables(of version: FunctionVersion) throws(PreparationFailure) -> [String: String] {
        guard let sealed = version.sealedVariables else { return [:] }
        do {
            return try openVariables(sealed, version.key.sealingContext)
        } catch {
            logger.error(
                "cannot open the variables of a function",
                metadata: ["function": "\(version.key.arn)", "error": "\(error)"]
            )
            throw PreparationFailure(
                reasonCode: "InternalError",
                reason: "The environment variables of the function could not be decrypted: \(error)"
            )
        }
    }
}
