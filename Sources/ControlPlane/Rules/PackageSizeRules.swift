import LambdaAPI

/// How much code a function may have, unpacked.
enum PackageSizeRules {
    /// Bytes of a zip that arrives in the request.
    static let zippedLimit = 52_428_800
    /// Bytes of all files of the code and of the layers.
    static let unzippedLimit = 262_144_000

    static let zippedTooLarge = APIError.requestEntityTooLargeException(
        "Zipped size must be smaller than \(zippedLimit) bytes"
    )

    static let unzippedTooLarge = APIError.invalidParameterValueException(
        "Unzipped size must be smaller than \(unzippedLimit) bytes"
    )

    static func check(code: Int, layers: [Int]) throws(APIError) {
        let ofLayers = layers.reduce(0, +)
        guard ofLayers <= unzippedLimit else {
            throw .invalidParameterValueException(
                "Layers consume more than the available size of \(unzippedLimit) bytes"
            )
        }
        guard layers.isEmpty || code + ofLayers <= unzippedLimit else {
            throw .invalidParameterValueException(
                "Function code combined with layers exceeds the maximum allowed size of \(unzippedLimit) bytes."
                    + " The actual size is \(code + ofLayers) bytes."
            )
        }
    }
}
