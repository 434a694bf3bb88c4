import LambdaAPI
import Packages

/// What a request is told when its image cannot be used. The first four texts are recorded from the service.
enum ImageRefusal {
    static func of(_ error: ImageError, uri: String) -> APIError {
        // What is said beyond the service's words is about what the service does not have: images on a disk.
        let isLocal = uri.hasPrefix("oci:")
        switch error {
        case .notFound:
            return .invalidParameterValueException("Source image \(uri) does not exist. Provide a valid source image.")
        case .invalidName:
            return .invalidParameterValueException("Source image \(uri) is not valid. Provide a valid source image.")
        case .denied(let reason):
            return .accessDeniedException(
                "Lambda does not have permission to access the ECR image. Check the ECR permissions."
                    + (isLocal ? " \(reason)" : "")
            )
        case .unsupported:
            return .invalidParameterValueException(
                "The image manifest, config or layer media type for the source image \(uri) is not supported."
            )
        case .wrongArchitecture, .invalid, .tooLarge:
            return .invalidParameterValueException(
                "Source image \(uri) is not valid. Provide a valid source image. \(error)"
            )
        case .unreachable, .unavailable:
            return .invalidParameterValueException("Source image \(uri) cannot be read: \(error)")
        }
    }
}
