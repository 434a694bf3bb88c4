import Execution
import Foundation
import Neighbours
import Storage

/// Every setting of a function that a published version freezes: its code and its configuration.
///
/// A value: an update makes a new one and leaves the old one as it was.
struct FunctionSettings: Codable, Sendable, Equatable {
    /// New for every accepted change, so that an outcome of an older change is told from one of this.
    var generation: String
    var description: String
    var role: String
    var runtime: String
    var handler: String
    /// Seconds, 1 to 900.
    var timeout: Int
    /// Megabytes, 128 to 10240.
    var memorySize: Int
    var packageType: String
    var architecture: String
    /// Megabytes, 512 to 10240.
    var ephemeralStorage: Int
    /// nil when the function never had one; an empty one is shown as such.
    var environment: SealedEnvironment?
    var kmsKeyARN: String?
    var layers: [LayerReference]
    var fileSystems: [FileSystemReference]
    /// nil when the function never had one; after its removal an empty one stays and is shown as such.
    var vpc: VpcAttachment?
    var deadLetterTarget: String?
    var tracingMode: String
    var logging: LoggingState
    /// `None` or `PublishedVersions`.
    var snapStart: String
    var code: CodeReference
    /// nil for what every function begins with: `Auto`.
    var runtimeUpdates: RuntimeUpdates? = nil
    /// The version of the runtime that was found last, or that the function is pinned to; nil when the host had none.
    var runtimeVersion: RuntimeVersion? = nil
    /// What `ImageConfig` says; nil when it says nothing.
    var imageConfig: ImageOverrides?

    /// Whether the function is a container image; it has neither runtime nor handler then.
    var isImage: Bool { packageType == "Image" }

    /// The digests of the packages that this needs to run.
    var packages: [String] { [code.digest] + layers.map(\.digest) }
}

/// The variables of a function, in sealed form only.
struct SealedEnvironment: Codable, Sendable, Equatable {
    /// nil when there is no variable.
    var sealed: Data?
}

/// A version of a layer that a function uses.
struct LayerReference: Codable, Sendable, Equatable {
    var arn: String
    /// Bytes of the layer's zip.
    var codeSize: Int
    /// SHA-256 of the zip, 64 hexadecimal digits: the name of its blob. The function keeps it when the layer is deleted.
    var digest: String
    /// Bytes of all its files.
    var unzippedSize: Int
}

/// An access point of a file system and where the function sees it.
struct FileSystemReference: Codable, Sendable, Equatable {
    var arn: String
    var localMountPath: String
    /// How an S3 file system is read: `ENABLED`, `DISABLED` or `AUTO`; nil when not given.
    var directS3Read: String?
    /// What EFS said of it when it was given to the function; nil when there was nobody to ask.
    var accessPoint: AccessPoint?
}

/// The network of a function.
struct VpcAttachment: Codable, Sendable, Equatable {
    var subnetIDs: [String]
    var securityGroupIDs: [String]
    var allowsIPv6: Bool
    /// Empty when the function was taken out of its network.
    var vpcID: String

    var isAttached: Bool { !subnetIDs.isEmpty }

    /// What stays after a network was removed.
    static let detached = VpcAttachment(subnetIDs: [], securityGroupIDs: [], allowsIPv6: false, vpcID: "")
}

/// Where and how a function logs.
struct LoggingState: Codable, Sendable, Equatable {
    /// `Text` or `JSON`.
    var format: String
    /// Only with JSON.
    var applicationLevel: String?
    /// Only with JSON.
    var systemLevel: String?
    var group: String
}

/// The package of a function.
struct CodeReference: Codable, Sendable, Equatable {
    /// SHA-256 of the zip, or of the manifest of the image, 64 hexadecimal digits: the name of its blob.
    var digest: String
    /// Bytes of the zip; 0 for an image.
    var size: Int
    /// Bytes of all its files; 0 for an image.
    var unzippedSize: Int
    var sourceKMSKeyARN: String?
    /// Nil for a zip.
    var image: ImageLocation?

    /// What `CodeSha256` shows.
    var shownDigest: String? {
        image == nil ? BlobDigest(hex: digest)?.base64 : digest
    }
}

/// Where the image of a function is.
struct ImageLocation: Codable, Sendable, Equatable {
    /// As the request named it.
    var uri: String
    /// With the digest that it had then.
    var pinned: String
}

/// What a function says against the settings of its image.
struct ImageOverrides: Codable, Sendable, Equatable {
    var entryPoint: [String]?
    var command: [String]?
    var workingDirectory: String?
}
