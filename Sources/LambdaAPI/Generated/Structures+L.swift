// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

package import Foundation

/// The model's `LambdaManagedInstancesCapacityProviderConfig`.
package struct LambdaManagedInstancesCapacityProviderConfig: Sendable, Equatable, Codable {
    /// `CapacityProviderArn`
    package var capacityProviderArn: String?
    /// `PerExecutionEnvironmentMaxConcurrency`
    package var perExecutionEnvironmentMaxConcurrency: Int?
    /// `ExecutionEnvironmentMemoryGiBPerVCpu`
    package var executionEnvironmentMemoryGiBPerVCpu: Double?

    /// Every member, each absent unless given.
    package init(
        capacityProviderArn: String? = nil,
        perExecutionEnvironmentMaxConcurrency: Int? = nil,
        executionEnvironmentMemoryGiBPerVCpu: Double? = nil
    ) {
        self.capacityProviderArn = capacityProviderArn
        self.perExecutionEnvironmentMaxConcurrency = perExecutionEnvironmentMaxConcurrency
        self.executionEnvironmentMemoryGiBPerVCpu = executionEnvironmentMemoryGiBPerVCpu
    }

    private enum CodingKeys: String, CodingKey {
        case capacityProviderArn = "CapacityProviderArn"
        case perExecutionEnvironmentMaxConcurrency = "PerExecutionEnvironmentMaxConcurrency"
        case executionEnvironmentMemoryGiBPerVCpu = "ExecutionEnvironmentMemoryGiBPerVCpu"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.capacityProviderArn = document["CapacityProviderArn"].flatMap { $0.stringValue }
        self.perExecutionEnvironmentMaxConcurrency = document["PerExecutionEnvironmentMaxConcurrency"].flatMap { $0.integerValue }
        self.executionEnvironmentMemoryGiBPerVCpu = document["ExecutionEnvironmentMemoryGiBPerVCpu"].flatMap { $0.numberValue }
    }
}

/// The model's `Layer`.
package struct Layer: Sendable, Equatable, Codable {
    /// `Arn`
    package var arn: String?
    /// `CodeSize`
    package var codeSize: Int?
    /// `SigningProfileVersionArn`
    package var signingProfileVersionArn: String?
    /// `SigningJobArn`
    package var signingJobArn: String?

    /// Every member, each absent unless given.
    package init(
        arn: String? = nil,
        codeSize: Int? = nil,
        signingProfileVersionArn: String? = nil,
        signingJobArn: String? = nil
    ) {
        self.arn = arn
        self.codeSize = codeSize
        self.signingProfileVersionArn = signingProfileVersionArn
        self.signingJobArn = signingJobArn
    }

    private enum CodingKeys: String, CodingKey {
        case arn = "Arn"
        case codeSize = "CodeSize"
        case signingProfileVersionArn = "SigningProfileVersionArn"
        case signingJobArn = "SigningJobArn"
    }
}

/// The model's `LayerVersionContentInput`.
package struct LayerVersionContentInput: Sendable, Equatable, Codable {
    /// `S3Bucket`
    package var s3Bucket: String?
    /// `S3Key`
    package var s3Key: String?
    /// `S3ObjectVersion`
    package var s3ObjectVersion: String?
    /// `S3ObjectStorageMode`
    package var s3ObjectStorageMode: S3ObjectStorageMode?
    /// `ZipFile`
    package var zipFile: Data?

    /// Every member, each absent unless given.
    package init(
        s3Bucket: String? = nil,
        s3Key: String? = nil,
        s3ObjectVersion: String? = nil,
        s3ObjectStorageMode: S3ObjectStorageMode? = nil,
        zipFile: Data? = nil
    ) {
        self.s3Bucket = s3Bucket
        self.s3Key = s3Key
        self.s3ObjectVersion = s3ObjectVersion
        self.s3ObjectStorageMode = s3ObjectStorageMode
        self.zipFile = zipFile
    }

    private enum CodingKeys: String, CodingKey {
        case s3Bucket = "S3Bucket"
        case s3Key = "S3Key"
        case s3ObjectVersion = "S3ObjectVersion"
        case s3ObjectStorageMode = "S3ObjectStorageMode"
        case zipFile = "ZipFile"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.s3Bucket = document["S3Bucket"].flatMap { $0.stringValue }
        self.s3Key = document["S3Key"].flatMap { $0.stringValue }
        self.s3ObjectVersion = document["S3ObjectVersion"].flatMap { $0.stringValue }
        self.s3ObjectStorageMode = document["S3ObjectStorageMode"].flatMap { $0.stringValue.map(S3ObjectStorageMode.init(rawValue:)) }
        self.zipFile = document["ZipFile"].flatMap { $0.dataValue }
    }
}

/// The model's `LayerVersionContentOutput`.
package struct LayerVersionContentOutput: Sendable, Equatable, Codable {
    /// `Location`
    package var location: String?
    /// `CodeSha256`
    package var codeSha256: String?
    /// `CodeSize`
    package var codeSize: Int?
    /// `SigningProfileVersionArn`
    package var signingProfileVersionArn: String?
    /// `SigningJobArn`
    package var signingJobArn: String?
    /// `ResolvedS3Object`
    package var resolvedS3Object: ResolvedS3Object?

    /// Every member, each absent unless given.
    package init(
        location: String? = nil,
        codeSha256: String? = nil,
        codeSize: Int? = nil,
        signingProfileVersionArn: String? = nil,
        signingJobArn: String? = nil,
        resolvedS3Object: ResolvedS3Object? = nil
    ) {
        self.location = location
        self.codeSha256 = codeSha256
        self.codeSize = codeSize
        self.signingProfileVersionArn = signingProfileVersionArn
        self.signingJobArn = signingJobArn
        self.resolvedS3Object = resolvedS3Object
    }

    private enum CodingKeys: String, CodingKey {
        case location = "Location"
        case codeSha256 = "CodeSha256"
        case codeSize = "CodeSize"
        case signingProfileVersionArn = "SigningProfileVersionArn"
        case signingJobArn = "SigningJobArn"
        case resolvedS3Object = "ResolvedS3Object"
    }
}

/// The model's `LayerVersionsListItem`.
package struct LayerVersionsListItem: Sendable, Equatable, Codable {
    /// `LayerVersionArn`
    package var layerVersionArn: String?
    /// `Version`
    package var version: Int?
    /// `Description`
    package var description: String?
    /// `CreatedDate`
    package var createdDate: String?
    /// `CompatibleArchitectures`
    package var compatibleArchitectures: [Architecture]?
    /// `CompatibleRuntimes`
    package var compatibleRuntimes: [Runtime]?
    /// `LicenseInfo`
    package var licenseInfo: String?

    /// Every member, each absent unless given.
    package init(
        layerVersionArn: String? = nil,
        version: Int? = nil,
        description: String? = nil,
        createdDate: String? = nil,
        compatibleArchitectures: [Architecture]? = nil,
        compatibleRuntimes: [Runtime]? = nil,
        licenseInfo: String? = nil
    ) {
        self.layerVersionArn = layerVersionArn
        self.version = version
        self.description = description
        self.createdDate = createdDate
        self.compatibleArchitectures = compatibleArchitectures
        self.compatibleRuntimes = compatibleRuntimes
        self.licenseInfo = licenseInfo
    }

    private enum CodingKeys: String, CodingKey {
        case layerVersionArn = "LayerVersionArn"
        case version = "Version"
        case description = "Description"
        case createdDate = "CreatedDate"
        case compatibleArchitectures = "CompatibleArchitectures"
        case compatibleRuntimes = "CompatibleRuntimes"
        case licenseInfo = "LicenseInfo"
    }
}

/// The model's `LayersListItem`.
package struct LayersListItem: Sendable, Equatable, Codable {
    /// `LayerName`
    package var layerName: String?
    /// `LayerArn`
    package var layerArn: String?
    /// `LatestMatchingVersion`
    package var latestMatchingVersion: LayerVersionsListItem?

    /// Every member, each absent unless given.
    package init(
        layerName: String? = nil,
        layerArn: String? = nil,
        latestMatchingVersion: LayerVersionsListItem? = nil
    ) {
        self.layerName = layerName
        self.layerArn = layerArn
        self.latestMatchingVersion = latestMatchingVersion
    }

    private enum CodingKeys: String, CodingKey {
        case layerName = "LayerName"
        case layerArn = "LayerArn"
        case latestMatchingVersion = "LatestMatchingVersion"
    }
}

/// The model's `LoggingConfig`.
package struct LoggingConfig: Sendable, Equatable, Codable {
    /// `LogFormat`
    package var logFormat: LogFormat?
    /// `ApplicationLogLevel`
    package var applicationLogLevel: ApplicationLogLevel?
    /// `SystemLogLevel`
    package var systemLogLevel: SystemLogLevel?
    /// `LogGroup`
    package var logGroup: String?

    /// Every member, each absent unless given.
    package init(
        logFormat: LogFormat? = nil,
        applicationLogLevel: ApplicationLogLevel? = nil,
        systemLogLevel: SystemLogLevel? = nil,
        logGroup: String? = nil
    ) {
        self.logFormat = logFormat
        self.applicationLogLevel = applicationLogLevel
        self.systemLogLevel = systemLogLevel
        self.logGroup = logGroup
    }

    private enum CodingKeys: String, CodingKey {
        case logFormat = "LogFormat"
        case applicationLogLevel = "ApplicationLogLevel"
        case systemLogLevel = "SystemLogLevel"
        case logGroup = "LogGroup"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.logFormat = document["LogFormat"].flatMap { $0.stringValue.map(LogFormat.init(rawValue:)) }
        self.applicationLogLevel = document["ApplicationLogLevel"].flatMap { $0.stringValue.map(ApplicationLogLevel.init(rawValue:)) }
        self.systemLogLevel = document["SystemLogLevel"].flatMap { $0.stringValue.map(SystemLogLevel.init(rawValue:)) }
        self.logGroup = document["LogGroup"].flatMap { $0.stringValue }
    }
}
