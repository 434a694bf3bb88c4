import Foundation

/// An image in one file: what `docker save`, `podman save` and `skopeo copy` write.
package enum ImageArchive {
    private static let forms = ["oci-archive:", "docker-archive:"]

    /// Whether a name is that of an image in a file: `oci-archive:FILE[:TAG]` or `docker-archive:FILE[:NAME]`.
    package static func isNamed(_ text: String) -> Bool { forms.contains { text.hasPrefix($0) } }

    /// Takes an image out of its file.
    ///
    /// - Parameters:
    ///   - name: see ``isNamed(_:)``.
    ///   - directory: of the new OCI layout, which must not exist yet; an absolute path.
    ///   - environment: variables of the tool.
    /// - Returns: a name in the form of ``ImageReference``.
    package static func unpack(
        _ name: String,
        into directory: String,
        environment: [String: String],
        run: ImageCommand.Run = ImageCommand.asChild
    ) async throws(ImageError) -> String {
        guard let tool = RegistrySource.tool else {
            throw .unavailable(reason: "this host has no skopeo, which reads images in files; install skopeo")
        }
        let arguments = ["--insecure-policy", "copy", "-q", name, "oci:\(directory):image"]
        let result: ImageCommand.Output
        do {
            result = try await run(tool, arguments, environment)
        } catch {
            throw .unavailable(reason: "cannot run \(tool): \(error)")
        }
        guard result.isSuccess else {
            throw .invalid(reason: String(result.errors.split(separator: "\n").last ?? "skopeo does not say why"))
        }
        return "oci:\(directory):image"
    }
}
