/// Why an image cannot be used.
package enum ImageError: Error, Sendable, Hashable {
    /// The name is none of an image.
    case invalidName
    /// There is no such image, or a part of it is missing.
    case notFound(reason: String)
    /// Whoever holds the image does not give it.
    case denied(reason: String)
    /// A manifest, config or layer of a kind that does not run.
    case unsupported(reason: String)
    /// The image is for other machines.
    case wrongArchitecture(reason: String)
    /// The image is damaged or hostile.
    case invalid(reason: String)
    /// All files together are larger than the limit, in bytes.
    case tooLarge(limit: Int)
    /// The registry does not answer as one.
    case unreachable(reason: String)
    /// This server lacks what it needs to fetch or keep images; the reason names the cure.
    case unavailable(reason: String)
}

extension ImageError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .invalidName: "not the name of an image"
        case .notFound(let reason): "there is no such image: \(reason)"
        case .denied(let reason): "access to the image is denied: \(reason)"
        case .unsupported(let reason): "the image is of a kind that is not supported: \(reason)"
        case .wrongArchitecture(let reason): "the image is for another architecture: \(reason)"
        case .invalid(let reason): "the image is damaged: \(reason)"
        case .tooLarge(let limit): "the image is larger than \(limit) bytes unpacked"
        case .unreachable(let reason): "the registry cannot be reached: \(reason)"
        case .unavailable(let reason): reason
        }
    }
}
