import LambdaAPI

/// What is said to requests that belong to functions packaged as container images, which cannot be made here yet.
enum ImageRules {
    /// Refuses the creation of an image function, with the error that the service has for it, or else with the one for
    /// an image that it cannot find.
    static func refuseCreation(_ request: CreateFunctionRequest) -> APIError {
        if request.handler != nil || request.runtime != nil || !(request.layers ?? []).isEmpty {
            return .invalidParameterValueException(
                "Please don't provide Handler or Runtime or Layer when the intended function PackageType is Image."
            )
        }
        guard let code = request.code, code.imageUri != nil || code.zipFile != nil || code.s3Bucket != nil else {
            return .invalidParameterValueException("Please provide a source for function code.")
        }
        guard let image = code.imageUri, code.zipFile == nil, code.s3Bucket == nil, code.s3Key == nil else {
            return .invalidParameterValueException(
                "Please provide ImageUri when creating a function with packageType Image."
            )
        }
        return .invalidParameterValueException(
            isRegistryImage(image)
                ? "Source image \(image) does not exist. Provide a valid source image."
                : "Source image \(image) is not valid. Provide a valid source image."
        )
    }

    /// An ImageConfig makes sense for an image only; the service's own text is not known.
    static func check(_ config: ImageConfig?) throws(APIError) {
        guard let config, config != ImageConfig() else { return }
        throw .invalidParameterValueException(
            "Please don't provide ImageConfig when the intended function PackageType is Zip."
        )
    }

    /// Whether the text names an image in a private registry of an account: `<account>.dkr.ecr.<region>.…/<repository>`
    /// with a tag or a digest.
    private static func isRegistryImage(_ image: String) -> Bool {
        let parts = image.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[1].isEmpty else { return false }
        let host = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        return host.count >= 6 && host[0].count == 12 && host[0].allSatisfy(\.isNumber) && host[1] == "dkr"
            && host[2] == "ecr" && host[4] == "amazonaws" && !parts[1].hasPrefix(":") && !parts[1].hasSuffix(":")
    }
}
