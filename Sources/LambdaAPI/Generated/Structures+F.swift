// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

package import Foundation

/// The model's `FileSystemConfig`.
package struct FileSystemConfig: Sendable, Equatable, Codable {
    /// `Arn`
    package var arn: String?
    /// `LocalMountPath`
    package var localMountPath: String?
    /// `S3FilesConfig`
    package var s3FilesConfig: S3FilesConfig?

    /// Every member, each absent unless given.
    package init(
        arn: String? = nil,
        localMountPath: String? = nil,
        s3FilesConfig: S3FilesConfig? = nil
    ) {
        self.arn = arn
        self.localMountPath = localMountPath
        self.s3FilesConfig = s3FilesConfig
    }

    private enum CodingKeys: String, CodingKey {
        case arn = "Arn"
        case localMountPath = "LocalMountPath"
        case s3FilesConfig = "S3FilesConfig"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.arn = document["Arn"].flatMap { $0.stringValue }
        self.localMountPath = document["LocalMountPath"].flatMap { $0.stringValue }
        self.s3FilesConfig = document["S3FilesConfig"].flatMap { S3FilesConfig(document: $0) }
    }
}

/// The model's `Filter`.
package struct Filter: Sendable, Equatable, Codable {
    /// `Pattern`
    package var pattern: String?

    /// Every member, each absent unless given.
    package init(
        pattern: String? = nil
    ) {
        self.pattern = pattern
    }

    private enum CodingKeys: String, CodingKey {
        case pattern = "Pattern"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.pattern = document["Pattern"].flatMap { $0.stringValue }
    }
}

/// The model's `FilterCriteria`.
package struct FilterCriteria: Sendable, Equatable, Codable {
    /// `Filters`
    package var filters: [Filter]?

    /// Every member, each absent unless given.
    package init(
        filters: [Filter]? = nil
    ) {
        self.filters = filters
    }

    private enum CodingKeys: String, CodingKey {
        case filters = "Filters"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.filters = document["Filters"].flatMap { $0.arrayValue?.compactMap { Filter(document: $0) } }
    }
}

/// The model's `FilterCriteriaError`.
package struct FilterCriteriaError: Sendable, Equatable, Codable {
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

/// The model's `FunctionCode`.
package struct FunctionCode: Sendable, Equatable, Codable {
    /// `ZipFile`
    package var zipFile: Data?
    /// `S3Bucket`
    package var s3Bucket: String?
    /// `S3Key`
    package var s3Key: String?
    /// `S3ObjectVersion`
    package var s3ObjectVersion: String?
    /// `S3ObjectStorageMode`
    package var s3ObjectStorageMode: S3ObjectStorageMode?
    /// `ImageUri`
    package var imageUri: String?
    /// `SourceKMSKeyArn`
    package var sourceKMSKeyArn: String?

    /// Every member, each absent unless given.
    package init(
        zipFile: Data? = nil,
        s3Bucket: String? = nil,
        s3Key: String? = nil,
        s3ObjectVersion: String? = nil,
        s3ObjectStorageMode: S3ObjectStorageMode? = nil,
        imageUri: String? = nil,
        sourceKMSKeyArn: String? = nil
    ) {
        self.zipFile = zipFile
        self.s3Bucket = s3Bucket
        self.s3Key = s3Key
        self.s3ObjectVersion = s3ObjectVersion
        self.s3ObjectStorageMode = s3ObjectStorageMode
        self.imageUri = imageUri
        self.sourceKMSKeyArn = sourceKMSKeyArn
    }

    private enum CodingKeys: String, CodingKey {
        case zipFile = "ZipFile"
        case s3Bucket = "S3Bucket"
        case s3Key = "S3Key"
        case s3ObjectVersion = "S3ObjectVersion"
        case s3ObjectStorageMode = "S3ObjectStorageMode"
        case imageUri = "ImageUri"
        case sourceKMSKeyArn = "SourceKMSKeyArn"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.zipFile = document["ZipFile"].flatMap { $0.dataValue }
        self.s3Bucket = document["S3Bucket"].flatMap { $0.stringValue }
        self.s3Key = document["S3Key"].flatMap { $0.stringValue }
        self.s3ObjectVersion = document["S3ObjectVersion"].flatMap { $0.stringValue }
        self.s3ObjectStorageMode = document["S3ObjectStorageMode"].flatMap { $0.stringValue.map(S3ObjectStorageMode.init(rawValue:)) }
        self.imageUri = document["ImageUri"].flatMap { $0.stringValue }
        self.sourceKMSKeyArn = document["SourceKMSKeyArn"].flatMap { $0.stringValue }
    }
}

/// The model's `FunctionCodeLocation`.
package struct FunctionCodeLocation: Sendable, Equatable, Codable {
    /// `RepositoryType`
    package var repositoryType: String?
    /// `Location`
    package var location: String?
    /// `ImageUri`
    package var imageUri: String?
    /// `ResolvedImageUri`
    package var resolvedImageUri: String?
    /// `ResolvedS3Object`
    package var resolvedS3Object: ResolvedS3Object?
    /// `SourceKMSKeyArn`
    package var sourceKMSKeyArn: String?
    /// `Error`
    package var error: FunctionCodeLocationError?

    /// Every member, each absent unless given.
    package init(
        repositoryType: String? = nil,
        location: String? = nil,
        imageUri: String? = nil,
        resolvedImageUri: String? = nil,
        resolvedS3Object: ResolvedS3Object? = nil,
        sourceKMSKeyArn: String? = nil,
        error: FunctionCodeLocationError? = nil
    ) {
        self.repositoryType = repositoryType
        self.location = location
        self.imageUri = imageUri
        self.resolvedImageUri = resolvedImageUri
        self.resolvedS3Object = resolvedS3Object
        self.sourceKMSKeyArn = sourceKMSKeyArn
        self.error = error
    }

    private enum CodingKeys: String, CodingKey {
        case repositoryType = "RepositoryType"
        case location = "Location"
        case imageUri = "ImageUri"
        case resolvedImageUri = "ResolvedImageUri"
        case resolvedS3Object = "ResolvedS3Object"
        case sourceKMSKeyArn = "SourceKMSKeyArn"
        case error = "Error"
    }
}

/// The model's `FunctionCodeLocationError`.
package struct FunctionCodeLocationError: Sendable, Equatable, Codable {
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

/// The model's `FunctionRuntimeConfig`.
package struct FunctionRuntimeConfig: Sendable, Equatable, Codable {
    /// `RuntimeArn`
    package var runtimeArn: String?
    /// `RuntimeAlias`
    package var runtimeAlias: String?

    /// Every member, each absent unless given.
    package init(
        runtimeArn: String? = nil,
        runtimeAlias: String? = nil
    ) {
        self.runtimeArn = runtimeArn
        self.runtimeAlias = runtimeAlias
    }

    private enum CodingKeys: String, CodingKey {
        case runtimeArn = "RuntimeArn"
        case runtimeAlias = "RuntimeAlias"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.runtimeArn = document["RuntimeArn"].flatMap { $0.stringValue }
        self.runtimeAlias = document["RuntimeAlias"].flatMap { $0.stringValue }
    }
}

/// The model's `FunctionScalingConfig`.
package struct FunctionScalingConfig: Sendable, Equatable, Codable {
    /// `MinExecutionEnvironments`
    package var minExecutionEnvironments: Int?
    /// `MaxExecutionEnvironments`
    package var maxExecutionEnvironments: Int?

    /// Every member, each absent unless given.
    package init(
        minExecutionEnvironments: Int? = nil,
        maxExecutionEnvironments: Int? = nil
    ) {
        self.minExecutionEnvironments = minExecutionEnvironments
        self.maxExecutionEnvironments = maxExecutionEnvironments
    }

    private enum CodingKeys: String, CodingKey {
        case minExecutionEnvironments = "MinExecutionEnvironments"
        case maxExecutionEnvironments = "MaxExecutionEnvironments"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.minExecutionEnvironments = document["MinExecutionEnvironments"].flatMap { $0.integerValue }
        self.maxExecutionEnvironments = document["MaxExecutionEnvironments"].flatMap { $0.integerValue }
    }
}

/// The model's `FunctionUrlConfig`.
package struct FunctionUrlConfig: Sendable, Equatable, Codable {
    /// `FunctionUrl`
    package var functionUrl: String?
    /// `FunctionArn`
    package var functionArn: String?
    /// `CreationTime`
    package var creationTime: String?
    /// `LastModifiedTime`
    package var lastModifiedTime: String?
    /// `Cors`
    package var cors: Cors?
    /// `AuthType`
    package var authType: FunctionUrlAuthType?
    /// `InvokeMode`
    package var invokeMode: InvokeMode?

    /// Every member, each absent unless given.
    package init(
        functionUrl: String? = nil,
        functionArn: String? = nil,
        creationTime: String? = nil,
        lastModifiedTime: String? = nil,
        cors: Cors? = nil,
        authType: FunctionUrlAuthType? = nil,
        invokeMode: InvokeMode? = nil
    ) {
        self.functionUrl = functionUrl
        self.functionArn = functionArn
        self.creationTime = creationTime
        self.lastModifiedTime = lastModifiedTime
        self.cors = cors
        self.authType = authType
        self.invokeMode = invokeMode
    }

    private enum CodingKeys: String, CodingKey {
        case functionUrl = "FunctionUrl"
        case functionArn = "FunctionArn"
        case creationTime = "CreationTime"
        case lastModifiedTime = "LastModifiedTime"
        case cors = "Cors"
        case authType = "AuthType"
        case invokeMode = "InvokeMode"
    }
}

/// The model's `FunctionVersionsByCapacityProviderListItem`.
package struct FunctionVersionsByCapacityProviderListItem: Sendable, Equatable, Codable {
    /// `FunctionArn`
    package var functionArn: String?
    /// `State`
    package var state: State?

    /// Every member, each absent unless given.
    package init(
        functionArn: String? = nil,
        state: State? = nil
    ) {
        self.functionArn = functionArn
        self.state = state
    }

    private enum CodingKeys: String, CodingKey {
        case functionArn = "FunctionArn"
        case state = "State"
    }
}
