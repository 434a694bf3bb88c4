import Logging
import Packages

extension VersionPreparer {
    /// Functions from images bring their own program.
    private static let runtime = "provided"

    /// Said to invocations on a host whose sandboxes all see its programs.
    private static let unavailable = RuntimeResolution.unavailable(
        message:
            "This server cannot run functions from container images: that needs sandboxes with a root of their own, "
            + "which this host does not allow. `lambent doctor` says what is missing."
    )

    func prepare(
        _ image: FunctionImage,
        of version: FunctionVersion
    ) async throws(PreparationFailure) -> PreparedFunctionVersion {
        let unpacked: ImageStore.Unpacked
        do {
            unpacked = try await self.image(version, image.pinned)
        } catch {
            logger.error(
                "cannot make an image ready",
                metadata: ["function": "\(version.key.arn)", "image": "\(image.pinned)", "error": "\(error)"]
            )
            throw PreparationFailure(reasonCode: Self.reasonCode(ofImage: error), reason: Self.reason(error, image))
        }
        var resources = PreparedResources(
            code: nil,
            image: PreparedImage(unpacked, image),
            runtime: takesImages
                ? await catalog.resolve(Self.runtime, architecture: version.architecture) : Self.unavailable
        )
        resources.extensions = ExtensionDiscovery.names(inImage: unpacked.layers)
        try await complete(&resources, of: version)
        return PreparedFunctionVersion(version: version, resources: resources)
    }

    static func reasonCode(ofImage error: any Error) -> String {
        switch error as? ImageError {
        case .notFound: "ImageDeleted"
        case .denied: "ImageAccessDenied"
        case .invalidName, .unsupported, .wrongArchitecture, .invalid, .tooLarge: "InvalidImage"
        case .unreachable, .unavailable, nil: "InternalError"
        }
    }

    private static func reason(_ error: any Error, _ image: FunctionImage) -> String {
        switch error as? ImageError {
        case .notFound:
            "Source image \(image.pinned) does not exist. Provide a valid source image."
        case .denied:
            "Lambda does not have permission to access the ECR image. Check the ECR permissions."
        case .unsupported(let reason) where reason.hasPrefix("UnsupportedImageLayer"):
            "ImageLayerFailure: \(reason)"
        case .unsupported(let reason):
            "The image manifest, config or layer media type for the source image \(image.pinned) is not supported: \(reason)"
        default: "Source image \(image.pinned) is not valid. Provide a valid source image. \(error)"
        }
    }
}
