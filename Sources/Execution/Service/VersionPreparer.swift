import Foundation
import Logging
import Packages

/// Gets a version ready to run.
struct VersionPreparer: Sendable {
    /// The directory with the contents of the package of this digest, extracted when it is not there.
    typealias CodeDirectory = @Sendable (_ digest: String) async throws -> String

    /// Opens sealed variables.
    typealias OpenVariables = @Sendable (_ sealed: Data, _ context: [String: String]) throws -> [String: String]

    let codeDirectory: CodeDirectory
    let openVariables: OpenVariables
    let catalog: RuntimeCatalog
    let logger: Logger

    func prepare(_ version: FunctionVersion) async throws(PreparationFailure) -> PreparedFunctionVersion {
        let resources = PreparedResources(
            codeDirectory: try await code(of: version),
            variables: try variables(of: version),
            runtime: await catalog.resolve(version.runtime)
        )
        return PreparedFunctionVersion(version: version, resources: resources)
    }

    private func code(of version: FunctionVersion) async throws(PreparationFailure) -> String {
        do {
            return try await codeDirectory(version.packageDigest)
        } catch {
            logger.error(
                "cannot make a package ready",
                metadata: [
                    "function": "\(version.key.arn)",
                    "digest": "\(version.packageDigest)",
                    "error": "\(error)",
                ]
            )
            throw PreparationFailure(
                reasonCode: Self.reasonCode(of: error),
                reason: "The code of the function could not be made ready: \(error)"
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

    private func variables(of version: FunctionVersion) throws(PreparationFailure) -> [String: String] {
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
