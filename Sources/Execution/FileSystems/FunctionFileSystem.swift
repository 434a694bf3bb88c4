package import Neighbours

/// A file system of a function, as its configuration names it.
package struct FunctionFileSystem: Sendable, Equatable {
    /// Of an access point of EFS, or of S3 files.
    package var arn: String

    /// Where the function sees it: `/mnt/NAME`.
    package var path: String

    /// What EFS says of the access point; nil when it was not asked.
    package var accessPoint: AccessPoint?

    package init(arn: String, path: String, accessPoint: AccessPoint? = nil) {
        self.arn = arn
        self.path = path
        self.accessPoint = accessPoint
    }

    /// `fsap-…`
    var accessPointID: String { arn.split(separator: "/").last.map(String.init) ?? arn }

    /// `fs-…`: said by EFS, or part of the ARN of S3 files; nil when it is not known.
    var fileSystemID: String? {
        accessPoint?.fileSystemID
            ?? arn.split(whereSeparator: { $0 == "/" || $0 == ":" }).first { $0.hasPrefix("fs-") }.map(String.init)
    }

    /// Whether it is one of S3 files, whose errors have names of their own.
    var isOfS3: Bool { arn.split(separator: ":").dropFirst(2).first == "s3files" }
}
