import LambdaAPI

/// What requests may say about functions that are container images, and what they may not say about others.
enum ImageRules {
    private static let foreign = APIError.invalidParameterValueException(
        "Please don't provide Handler or Runtime or Layer when the intended function PackageType is Image."
    )

    /// The image that a creation names.
    static func image(of request: CreateFunctionRequest) throws(APIError) -> String {
        guard request.handler == nil, request.runtime == nil, (request.layers ?? []).isEmpty else { throw foreign }
        guard let code = request.code, code.imageUri != nil || code.zipFile != nil || code.s3Bucket != nil else {
            throw .invalidParameterValueException("Please provide a source for function code.")
        }
        guard let image = code.imageUri, code.zipFile == nil, code.s3Bucket == nil, code.s3Key == nil else {
            throw .invalidParameterValueException(
                "Please provide ImageUri when creating a function with packageType Image."
            )
        }
        return image
    }

    /// The image that an update of an image function names (the text is recorded from the service).
    static func image(of request: UpdateFunctionCodeRequest) throws(APIError) -> String {
        guard let image = request.imageUri, request.zipFile == nil, request.s3Bucket == nil, request.s3Key == nil else {
            throw .invalidParameterValueException(
                "Please provide ImageUri when updating a function with packageType Image."
            )
        }
        return image
    }

    /// Applies an ImageConfig: an empty one takes it away. It makes sense for an image only; the service's own text is not known.
    static func apply(_ change: ConfigurationChange, to settings: inout FunctionSettings) throws(APIError) {
        if settings.isImage {
            guard change.runtime == nil, change.handler == nil, (change.layers ?? []).isEmpty else { throw foreign }
            if let config = change.image { settings.imageConfig = ImageOverrides(config) }
        } else if let config = change.image, config != ImageConfig() {
            throw .invalidParameterValueException(
                "Please don't provide ImageConfig when the intended function PackageType is Zip."
            )
        }
    }
}

extension ImageOverrides {
    /// Nil when nothing is set.
    init?(_ config: ImageConfig) {
        guard config != ImageConfig() else { return nil }
        self.init(
            entryPoint: config.entryPoint,
            command: config.command,
            workingDirectory: config.workingDirectory
        )
    }

    var config: ImageConfig {
        ImageConfig(entryPoint: entryPoint, command: command, workingDirectory: workingDirectory)
    }
}
