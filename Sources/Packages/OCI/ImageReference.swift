/// The name of a container image, as an ImageUri has it.
///
/// Two forms: `HOST/REPOSITORY[:TAG][@sha256:DIGEST]` in a registry, and `oci:/DIRECTORY[:TAG]` or
/// `oci:/DIRECTORY@sha256:DIGEST` in an OCI image layout on this host's disk.
package struct ImageReference: Sendable, Hashable {
    /// What holds the image.
    package enum Place: Sendable, Hashable {
        case registry(host: String, repository: String)
        /// An absolute path.
        case layout(directory: String)
    }

    package let place: Place
    /// Nil when the name has none; a registry then takes `latest`.
    package let tag: String?
    /// 64 lower-case hexadecimal digits of a SHA-256; goes before the tag.
    package let digest: String?

    /// Longer names are refused.
    private static let limit = 1024

    /// Nil for what no registry or layout has. Names without a registry's host are such: there is no default registry.
    package init?(_ text: String) {
        guard text.utf8.count <= Self.limit, text.utf8.allSatisfy({ (0x21...0x7e).contains($0) }) else { return nil }
        if text.hasPrefix(Self.layoutPrefix) {
            self.init(layout: text.dropFirst(Self.layoutPrefix.count))
        } else {
            self.init(registry: text)
        }
    }

    private static let layoutPrefix = "oci:"

    private init?(layout text: Substring) {
        guard let parts = text.wholeMatch(of: /(\/[^:@]*)(?::([\w][\w.-]{0,127}))?(?:@sha256:([0-9a-f]{64}))?/),
            !parts.1.split(separator: "/").contains("..")
        else { return nil }
        place = .layout(directory: String(parts.1))
        tag = parts.2.map(String.init)
        digest = parts.3.map(String.init)
    }

    private init?(registry text: String) {
        let pattern =
            /([A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?)\/([a-z0-9]+(?:[._\/-]+[a-z0-9]+)*)(?::([\w][\w.-]{0,127}))?(?:@sha256:([0-9a-f]{64}))?/
        guard let parts = text.wholeMatch(of: pattern), !parts.2.contains("//"),
            parts.1.contains(".") || parts.1.contains(":") || parts.1 == "localhost"
        else { return nil }
        place = .registry(host: parts.1.lowercased(), repository: String(parts.2))
        tag = parts.3.map(String.init)
        digest = parts.4.map(String.init)
    }

    /// What every name of the image begins with: all but tag and digest.
    package var name: String {
        switch place {
        case .registry(let host, let repository): "\(host)/\(repository)"
        case .layout(let directory): Self.layoutPrefix + directory
        }
    }

    /// The name of what the image is now, which never becomes another.
    package func pinned(to digest: String) -> String { "\(name)@sha256:\(digest)" }
}
