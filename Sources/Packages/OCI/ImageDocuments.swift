import Crypto
import Foundation

/// A part of an image, by the digest of its bytes.
struct ImagePart: Codable, Sendable, Hashable {
    struct Platform: Codable, Sendable, Hashable {
        var architecture: String?
        var os: String?
    }

    var mediaType: String?
    var digest: String
    var size: Int
    var platform: Platform?
    var annotations: [String: String]?

    /// Whether it is the config of an image of the form that is older than OCI's.
    var isOlderConfig: Bool { mediaType == "application/vnd.docker.container.image.v1+json" }

    /// 64 lower-case hexadecimal digits; nil for other digests than SHA-256.
    var hex: String? {
        guard digest.hasPrefix("sha256:") else { return nil }
        let hex = String(digest.dropFirst(7))
        return PackageDirectory.isDigest(hex) ? hex : nil
    }
}

/// What a registry or layout answers for a name: an image, or a list of images by platform.
struct ImageManifest: Codable, Sendable, Hashable {
    var schemaVersion: Int
    var mediaType: String?
    var config: ImagePart?
    var layers: [ImagePart]?
    var manifests: [ImagePart]?

    /// Bytes; real ones have a few thousand.
    static let limit = 4 * 1024 * 1024

    /// The most layers that are stacked.
    static let layerLimit = 127

    init(_ data: Data) throws(ImageError) {
        guard data.count <= Self.limit, let manifest = try? JSONDecoder().decode(Self.self, from: data) else {
            throw .unsupported(reason: "its manifest cannot be read")
        }
        self = manifest
    }

    private static let configTypes: Set<String> = [
        "application/vnd.oci.image.config.v1+json", "application/vnd.docker.container.image.v1+json",
    ]

    private static let layerTypes: Set<String> = [
        "application/vnd.oci.image.layer.v1.tar", "application/vnd.oci.image.layer.v1.tar+gzip",
        "application/vnd.oci.image.layer.v1.tar+zstd", "application/vnd.docker.image.rootfs.diff.tar",
        "application/vnd.docker.image.rootfs.diff.tar.gzip", "application/vnd.docker.image.rootfs.diff.tar.zstd",
    ]

    /// Config and layers of one image, the lowest layer first, when all of them are of known kinds.
    func parts() throws(ImageError) -> (config: ImagePart, layers: [ImagePart]) {
        guard schemaVersion == 2, let config, let layers else {
            throw .unsupported(reason: "its manifest is not that of an image")
        }
        guard Self.configTypes.contains(config.mediaType ?? ""), config.hex != nil else {
            throw .unsupported(reason: "its config is of the type \(config.mediaType ?? "none")")
        }
        guard (1...Self.layerLimit).contains(layers.count) else {
            throw .unsupported(reason: "it has \(layers.count) layers; 1 to \(Self.layerLimit) can be stacked")
        }
        for layer in layers where !Self.layerTypes.contains(layer.mediaType ?? "") || layer.hex == nil {
            throw .unsupported(reason: "UnsupportedImageLayerDetected - Layer Digest \(layer.digest)")
        }
        return (config, layers)
    }

    /// The image for Linux on an architecture of the API; nil when the manifest is that of an image itself.
    ///
    /// - Throws: `.wrongArchitecture` when the list has none.
    func choice(for architecture: String) throws(ImageError) -> ImagePart? {
        guard let manifests else { return nil }
        let wanted = Self.name(of: architecture)
        let images = manifests.filter { $0.platform?.os == "linux" && $0.platform?.architecture == wanted }
        guard let image = images.first else {
            let offered = Set(manifests.compactMap { $0.platform?.architecture }).subtracting(["unknown"]).sorted()
            throw .wrongArchitecture(reason: "\(wanted) is wanted, it is for \(offered.joined(separator: ", "))")
        }
        guard image.hex != nil else { throw .unsupported(reason: "a digest that is not SHA-256") }
        return image
    }

    /// What images call an architecture of the API.
    static func name(of architecture: String) -> String {
        architecture == "x86_64" ? "amd64" : architecture
    }
}

/// What an image says about its programs.
package struct ImageSettings: Sendable, Hashable {
    package var entryPoint: [String]
    package var command: [String]
    /// `NAME=value`, in the image's order.
    package var environment: [String]
    /// Nil when the image names none.
    package var workingDirectory: String?

    /// Settings from their parts.
    package init(
        entryPoint: [String] = [],
        command: [String] = [],
        environment: [String] = [],
        workingDirectory: String? = nil
    ) {
        self.entryPoint = entryPoint
        self.command = command
        self.environment = environment
        self.workingDirectory = workingDirectory
    }
}

/// The config of an image.
struct ImageDocument: Decodable, Sendable {
    struct Programs: Decodable, Sendable {
        var Entrypoint: [String]?
        var Cmd: [String]?
        var Env: [String]?
        var WorkingDir: String?
    }

    var architecture: String?
    var os: String?
    var config: Programs?

    init(_ data: Data) throws(ImageError) {
        guard let document = try? JSONDecoder().decode(Self.self, from: data) else {
            throw .unsupported(reason: "its config cannot be read")
        }
        self = document
    }

    /// - Parameter architecture: as the API names it.
    func check(architecture: String) throws(ImageError) {
        let wanted = ImageManifest.name(of: architecture)
        guard os ?? "linux" == "linux", self.architecture ?? wanted == wanted else {
            throw .wrongArchitecture(reason: "\(wanted) is wanted, it is for \(self.architecture ?? "") \(os ?? "")")
        }
    }

    var settings: ImageSettings {
        ImageSettings(
            entryPoint: config?.Entrypoint ?? [],
            command: config?.Cmd ?? [],
            environment: config?.Env ?? [],
            workingDirectory: config?.WorkingDir.flatMap { $0.isEmpty ? nil : $0 }
        )
    }
}

extension Data {
    /// Its SHA-256 in hexadecimal digits.
    var digest: String { PackageDirectory.hexadecimal(SHA256.hash(data: self)) }
}
