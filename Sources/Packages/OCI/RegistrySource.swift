import Foundation

/// Images in registries, through skopeo.
struct RegistrySource: ImageSource {
    let settings: RegistrySettings
    let run: ImageCommand.Run

    /// The tool of this host; nil where there is none.
    static var tool: String? {
        ["/usr/bin/skopeo", "/usr/local/bin/skopeo", "/bin/skopeo"].first { access($0, X_OK) == 0 }
    }

    func manifest(_ reference: ImageReference) async throws(ImageError) -> Data {
        let place = try place(of: reference)
        let data = try await skopeo(
            ["--command-timeout", "60s", "inspect", "--raw"] + tlsAndCredentials(place, prefix: "") + [
                "docker://\(place.host)/\(place.repository)\(suffix(reference))"
            ]
        )
        guard let digest = reference.digest, data.digest != digest else { return data }
        throw .invalid(reason: "the registry answers another manifest than sha256:\(digest)")
    }

    func fetch(
        _ parts: [ImagePart],
        of reference: ImageReference,
        into blobs: ImageBlobs,
        scratch: String
    ) async throws(ImageError) {
        let place = try place(of: reference)
        guard mkdir(scratch, 0o700) == 0 else {
            throw .unavailable(reason: "cannot make \(scratch): \(String(cString: strerror(errno)))")
        }
        // Layers that are not compressed would be, and be others then. The older form of manifests has none such, and cannot be
        // kept as it is in a layout.
        let isOlder = parts.contains { $0.mediaType?.contains("vnd.docker.") == true }
        _ = try await skopeo(
            ["--command-timeout", "1800s", "--tmpdir", scratch, "copy", "-q"] + tlsAndCredentials(place, prefix: "src-")
                + (isOlder ? [] : ["--preserve-digests"]) + [
                    "--dest-shared-blob-dir", blobs.directory,
                    "docker://\(place.host)/\(place.repository)\(suffix(reference))", "oci:\(scratch)/layout:image",
                ]
        )
        // That of an image of the older form was turned into one of the newer.
        guard let config = parts.first(where: \.isOlderConfig) else { return }
        let data = try await skopeo(
            ["--command-timeout", "60s", "inspect", "--config", "--raw"] + tlsAndCredentials(place, prefix: "") + [
                "docker://\(place.host)/\(place.repository)\(suffix(reference))"
            ]
        )
        try blobs.add(data, as: config)
    }

    private func suffix(_ reference: ImageReference) -> String {
        reference.digest.map { "@sha256:\($0)" } ?? ":\(reference.tag ?? "latest")"
    }

    private func place(
        of reference: ImageReference
    ) throws(ImageError) -> (host: String, repository: String, isPlain: Bool) {
        guard case .registry(let host, let repository) = reference.place else { throw .invalidName }
        guard let endpoint = settings.endpoint(of: host) else {
            throw .notFound(
                reason: "nobody says where \(host) is: start the server with --registry ecr=URL or \(host)=URL"
            )
        }
        return (endpoint.host, repository, endpoint.isPlain)
    }

    private func tlsAndCredentials(_ place: (host: String, repository: String, isPlain: Bool), prefix: String)
        -> [String]
    {
        var arguments = place.isPlain ? ["--\(prefix)tls-verify=false"] : []
        if let file = settings.credentials { arguments += ["--authfile", file] }
        return arguments
    }

    private func skopeo(_ arguments: [String]) async throws(ImageError) -> Data {
        guard let tool = Self.tool else {
            throw .unavailable(
                reason: "this server has no skopeo, which fetches images from registries; install skopeo"
            )
        }
        // What the operator trusts is the operator's to say; without a file that says it, skopeo would take nothing.
        let policy = settings.hasTrustPolicy ? [] : ["--insecure-policy"]
        let result: ImageCommand.Output
        do {
            result = try await run(tool, policy + arguments, settings.environment)
        } catch {
            throw .unavailable(reason: "cannot run \(tool): \(error)")
        }
        guard result.isSuccess else { throw Self.refusal(result.errors) }
        return result.output
    }

    /// What skopeo's words mean.
    static func refusal(_ errors: String) -> ImageError {
        let text = errors.lowercased()
        let reason = String(errors.split(separator: "\n").last ?? "it does not say why").suffix(600)
        let denials = [
            "unauthorized", "authentication required", "invalid username", "denied", "status code 401",
            "status code 403", "403 (forbidden)", "401 (unauthorized)", "no basic auth credentials",
        ]
        if denials.contains(where: text.contains) { return .denied(reason: String(reason)) }
        let absences = [
            "manifest unknown", "name unknown", "name_unknown", "manifest_unknown", "404 (not found)",
            "status code 404", "not found", "blob unknown", "name invalid",
        ]
        if absences.contains(where: text.contains) { return .notFound(reason: String(reason)) }
        return .unreachable(reason: String(reason))
    }
}
