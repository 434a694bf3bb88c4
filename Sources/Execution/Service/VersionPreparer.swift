import Foundation
import Logging
import Neighbours
import Packages
import Sandbox

/// Gets a version ready to run.
struct VersionPreparer: Sendable {
    /// The contents of the package of this digest, made ready when they are not.
    typealias PackageSource = @Sendable (_ digest: String) async throws -> MountSource

    /// Finds what a version is to see below /mnt.
    typealias OpenFileSystem =
        @Sendable (FunctionFileSystem) async throws(FileSystemFailure) -> SharedDirectory?

    /// The image of a version, made ready when it is not.
    typealias ImageSource = @Sendable (_ version: FunctionVersion, _ pinned: String) async throws -> ImageStore.Unpacked

    /// The names of the extensions that a layer, of this digest, brings.
    typealias ExtensionSource = @Sendable (_ layer: MountSource, _ digest: String) async throws -> Set<String>

    let package: PackageSource
    let layerExtensions: ExtensionSource
    let image: ImageSource
    /// Whether sandboxes can have the files of an image as all that they see.
    let takesImages: Bool
    let openVariables: ExecutionService.VariableSource
    /// Nil where a role needs no one's leave.
    let roleCredentials: ExecutionService.RoleCredentialSource?
    let openFileSystem: OpenFileSystem
    let catalog: RuntimeCatalog
    let networks: FunctionNetworks
    let logger: Logger

    func prepare(_ version: FunctionVersion) async throws(PreparationFailure) -> PreparedFunctionVersion {
        if let image = version.image { return try await prepare(image, of: version) }
        let code = try await source(version.packageDigest, of: version, what: "code")
        var layers: [MountSource] = []
        var extensions: Set<String> = []
        for digest in version.layerDigests {
            let layer = try await source(digest, of: version, what: "layer")
            layers.append(layer)
            extensions.formUnion(try await names(ofExtensionsIn: layer, digest, of: version))
        }
        var resources = PreparedResources(
            code: code,
            layers: layers,
            runtime: await catalog.resolve(version)
        )
        resources.extensions = extensions.sorted()
        try await complete(&resources, of: version)
        return PreparedFunctionVersion(version: version, resources: resources)
    }

    private func names(
        ofExtensionsIn layer: MountSource,
        _ digest: String,
        of version: FunctionVersion
    ) async throws(PreparationFailure) -> Set<String> {
        do {
            return try await layerExtensions(layer, digest)
        } catch {
            throw unready("layer", digest, of: version, error)
        }
    }

    /// What packages and images need alike.
    func complete(_ resources: inout PreparedResources, of version: FunctionVersion) async throws(PreparationFailure) {
        try await checkRole(of: version)
        resources.fileSystems = try await fileSystems(of: version)
        // What is under a key of KMS is opened by each environment for itself.
        if version.sealedVariables.flatMap(VariableVault.keyToAsk) != nil {
            resources.variablesUnderKey = version.sealedVariables
        } else {
            resources.variables = try await variables(of: version)
        }
        resources.network = try await networks.prepare(version)
    }

    private func source(
        _ digest: String,
        of version: FunctionVersion,
        what: String
    ) async throws(PreparationFailure) -> MountSource {
        do {
            return try await package(digest)
        } catch {
            throw unready(what, digest, of: version, error)
        }
    }

    private func unready(
        _ what: String,
        _ digest: String,
        of version: FunctionVersion,
        _ error: any Error
    ) -> PreparationFailure {
        logger.error(
            "cannot make a package ready",
            metadata: [
                "function": "\(version.key.arn)",
                "digest": "\(digest)",
                "error": "\(error)",
            ]
        )
        return PreparationFailure(
            reasonCode: Self.reasonCode(of: error),
            reason: "The \(what) of the function could not be made ready: \(error)"
        )
    }

    private func fileSystems(of version: FunctionVersion) async throws(PreparationFailure) -> [SharedDirectory] {
        var found: [SharedDirectory] = []
        for system in version.fileSystems {
            do {
                if let directory = try await openFileSystem(system) { found.append(directory) }
            } catch {
                logger.error(
                    "cannot make a file system ready",
                    metadata: [
                        "function": "\(version.key.arn)",
                        "accessPoint": "\(system.arn)",
                        "error": "\(error.detail)",
                    ]
                )
                throw PreparationFailure(
                    reasonCode: error.kind.rawValue,
                    reason: error.message,
                    refusal: error.refusal
                )
            }
        }
        return found
    }

    /// A package that was taken and is bad all the same is the function's fault; a full disk is not.
    private static func reasonCode(of error: any Error) -> String {
        switch error as? PackageError {
        case .notAZip, .corrupt, .empty, .unsafeEntry, .tooLarge, .tooManyEntries: "InvalidZipFileException"
        case .wrongDigest, .unavailable, nil: "InternalError"
        }
    }

    private func checkRole(of version: FunctionVersion) async throws(PreparationFailure) {
        guard let roleCredentials else { return }
        do {
            _ = try await roleCredentials(version)
        } catch let failure as RoleFailure where failure.isRefusal {
            throw PreparationFailure(reasonCode: "InsufficientRolePermissions", reason: failure.reason)
        } catch {
            // Whether the role can be assumed is not known: each environment tries again.
            logger.warning(
                "the role of a function cannot be assumed now",
                metadata: ["function": "\(version.key.arn)", "role": "\(version.role)", "error": "\(error)"]
            )
        }
    }

    private func variables(of version: FunctionVersion) async throws(PreparationFailure) -> [String: String] {
        guard let sealed = version.sealedVariables else { return [:] }
        do {
            return try await openVariables(sealed, version.key.sealingContext, nil)
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
