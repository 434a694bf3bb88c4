import Foundation
import LambdaAPI

/// Where the code of a request comes from, once its members fit each other.
enum CodeSource: Sendable {
    case zip(Data)
    case object(bucket: String, key: String, version: String?)
    /// - Parameter architecture: as the API names it.
    case image(uri: String, architecture: String)

    /// The code members that CreateFunction, UpdateFunctionCode and PublishLayerVersion have in common.
    struct Members {
        var zipFile: Data?
        var bucket: String?
        var key: String?
        var version: String?
        var storageMode: String?
    }

    /// - Throws: InvalidParameterValueException. The texts but the first are not known from the service.
    init(_ members: Members) throws(APIError) {
        let namesObject = members.bucket != nil || members.key != nil || members.version != nil
        if let zip = members.zipFile {
            guard !namesObject else {
                throw .invalidParameterValueException(
                    "Please do not provide other FunctionCode parameters when providing a ZipFile."
                )
            }
            self = .zip(zip)
            return
        }
        guard namesObject else {
            throw .invalidParameterValueException("Please provide a source for function code.")
        }
        guard let bucket = members.bucket, let key = members.key else {
            throw .invalidParameterValueException("S3 Bucket and Key are required when the code is taken from S3.")
        }
        guard members.storageMode != "REFERENCE" else {
            throw .invalidParameterValueException(
                "S3ObjectStorageMode REFERENCE isn't supported by this server, which always keeps a copy."
            )
        }
        self = .object(bucket: bucket, key: key, version: members.version)
    }

    init(_ code: FunctionCode?) throws(APIError) {
        try self.init(
            Members(
                zipFile: code?.zipFile,
                bucket: code?.s3Bucket,
                key: code?.s3Key,
                version: code?.s3ObjectVersion,
                storageMode: code?.s3ObjectStorageMode?.rawValue
            )
        )
    }

    init(_ content: LayerVersionContentInput?) throws(APIError) {
        try self.init(
            Members(
                zipFile: content?.zipFile,
                bucket: content?.s3Bucket,
                key: content?.s3Key,
                version: content?.s3ObjectVersion,
                storageMode: content?.s3ObjectStorageMode?.rawValue
            )
        )
    }

    /// - Parameter settings: of the function before.
    init(_ request: UpdateFunctionCodeRequest, of settings: FunctionSettings) throws(APIError) {
        if settings.isImage {
            self = .image(
                uri: try ImageRules.image(of: request),
                architecture: request.architectures?.first?.rawValue ?? settings.architecture
            )
            return
        }
        guard request.imageUri == nil else {
            throw .invalidParameterValueException(
                "Please don't provide ImageUri when updating a function with packageType Zip."
            )
        }
        try self.init(
            Members(
                zipFile: request.zipFile,
                bucket: request.s3Bucket,
                key: request.s3Key,
                version: request.s3ObjectVersion,
                storageMode: request.s3ObjectStorageMode?.rawValue
            )
        )
    }
}
