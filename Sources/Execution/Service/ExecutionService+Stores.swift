package import Logging
package import Logs
package import NIOCore
package import Neighbours
package import Packages
package import Sandbox

package import struct Foundation.Data

extension ExecutionService {
    /// A service on the things of a server.
    ///
    /// - Parameters:
    ///   - configuration: how functions are run.
    ///   - eventLoop: the loop that the Gateway's invocations arrive on.
    ///   - launcher: makes sandboxes. The service does not end it.
    ///   - packages: extracts packages and keeps them.
    ///   - images: fetches and unpacks container images and keeps them.
    ///   - blobs: the zip, or the manifest of an image, of a digest.
    ///   - logs: takes the logs of functions.
    ///   - vault: opens variables.
    ///   - roleCredentials: what functions find in AWS_ACCESS_KEY_ID and so on.
    ///   - traces: takes segments, also those that functions send.
    ///   - logger: of the server, not of functions.
    package convenience init(
        configuration: ExecutionConfiguration,
        eventLoop: any EventLoop,
        launcher: any SandboxLauncher,
        packages: PackageStore,
        images: ImageStore,
        blobs: @escaping @Sendable (_ digest: String) async throws -> Data,
        logs: LogStore,
        vault: VariableVault,
        roleCredentials: @escaping RoleCredentialSource,
        traces: any TraceReceiver = NoTraces(),
        logger: Logger
    ) {
        let archives = ExtensionDiscovery.Archives(blobs)
        self.init(
            configuration: configuration,
            eventLoop: eventLoop,
            launcher: launcher,
            package: { digest in
                if launcher.mountsImages, PackageStore.makesImages {
                    do {
                        return .image(path: try await packages.image(for: digest) { try await blobs(digest) })
                    } catch PackageError.unavailable(let reason) {
                        logger.warning("a package stays a directory", metadata: ["reason": "\(reason)"])
                    }
                }
                return .directory(path: try await packages.directory(for: digest) { try await blobs(digest) })
            },
            layerExtensions: { try await archives.names(of: $0, digest: $1) },
            image: { version, pinned in
                let manifest = try await blobs(version.packageDigest)
                return try await images.prepare(pinned, manifest: manifest, architecture: version.architecture)
            },
            openVariables: { try await vault.open($0, context: $1, credentials: $2?.forSigning) },
            logs: logs,
            roleCredentials: roleCredentials,
            traces: traces,
            logger: logger
        )
    }
}
