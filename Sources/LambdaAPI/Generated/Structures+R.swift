// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

/// The model's `ResolvedS3Object`.
package struct ResolvedS3Object: Sendable, Equatable, Codable {
    /// `S3Bucket`
    package var s3Bucket: String?
    /// `S3Key`
    package var s3Key: String?
    /// `S3ObjectVersion`
    package var s3ObjectVersion: String?

    /// Every member, each absent unless given.
    package init(
        s3Bucket: String? = nil,
        s3Key: String? = nil,
        s3ObjectVersion: String? = nil
    ) {
        self.s3Bucket = s3Bucket
        self.s3Key = s3Key
        self.s3ObjectVersion = s3ObjectVersion
    }

    private enum CodingKeys: String, CodingKey {
        case s3Bucket = "S3Bucket"
        case s3Key = "S3Key"
        case s3ObjectVersion = "S3ObjectVersion"
    }
}

/// The model's `RetryDetails`.
package struct RetryDetails: Sendable, Equatable, Codable {
    /// `CurrentAttempt`
    package var currentAttempt: Int?
    /// `NextAttemptDelaySeconds`
    package var nextAttemptDelaySeconds: Int?

    /// Every member, each absent unless given.
    package init(
        currentAttempt: Int? = nil,
        nextAttemptDelaySeconds: Int? = nil
    ) {
        self.currentAttempt = currentAttempt
        self.nextAttemptDelaySeconds = nextAttemptDelaySeconds
    }

    private enum CodingKeys: String, CodingKey {
        case currentAttempt = "CurrentAttempt"
        case nextAttemptDelaySeconds = "NextAttemptDelaySeconds"
    }
}

/// The model's `RuntimeVersionConfig`.
package struct RuntimeVersionConfig: Sendable, Equatable, Codable {
    /// `RuntimeVersionArn`
    package var runtimeVersionArn: String?
    /// `Error`
    package var error: RuntimeVersionError?

    /// Every member, each absent unless given.
    package init(
        runtimeVersionArn: String? = nil,
        error: RuntimeVersionError? = nil
    ) {
        self.runtimeVersionArn = runtimeVersionArn
        self.error = error
    }

    private enum CodingKeys: String, CodingKey {
        case runtimeVersionArn = "RuntimeVersionArn"
        case error = "Error"
    }
}

/// The model's `RuntimeVersionError`.
package struct RuntimeVersionError: Sendable, Equatable, Codable {
    /// `ErrorCode`
    package var errorCode: String?
    /// `Message`
    package var message: String?

    /// Every member, each absent unless given.
    package init(
        errorCode: String? = nil,
        message: String? = nil
    ) {
        self.errorCode = errorCode
        self.message = message
    }

    private enum CodingKeys: String, CodingKey {
        case errorCode = "ErrorCode"
        case message = "Message"
    }
}
