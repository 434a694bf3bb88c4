import LambdaAPI
import Neighbours
import Sandbox
import Testing

@testable import Execution

struct FileSystemDirectoriesTests {
    private let arn = "arn:aws:elasticfilesystem:us-east-1:111111111111:access-point/fsap-0123456789abcdef0"

    private func directory(
        _ given: [String: String],
        _ arn: String? = nil,
        _ point: AccessPoint? = nil
    ) -> SharedDirectory {
        let system = FunctionFileSystem(arn: arn ?? self.arn, path: "/mnt/data", accessPoint: point)
        return FileSystemDirectories(given, elsewhere: "/data/file-systems").directory(for: system)
    }

    @Test func anAccessPointThatNobodyKnowsHasADirectoryOfItsOwn() {
        let found = directory([:])
        #expect(found.directory == "/data/file-systems/fsap-0123456789abcdef0" && found.isOwn)
        #expect(found.target == "/mnt/data" && found.path == "/" && found.owner == nil && found.creation == nil)
    }

    @Test func accessPointsOfAFileSystemShareItsDirectory() {
        let creation = AccessPoint.Creation(owner: .init(user: 3, group: 4), permissions: 0o755)
        let point = AccessPoint(
            fileSystemID: "fs-1",
            user: .init(user: 1, group: 2),
            rootPath: "/a",
            creation: creation
        )
        let found = directory([:], nil, point)
        #expect(found.directory == "/data/file-systems/fs-1" && found.path == "/a")
        #expect(found.owner == .init(user: 1, group: 2))
        #expect(found.creation == .init(owner: .init(user: 3, group: 4), permissions: 0o755))
    }

    @Test func theNearestNameCounts() {
        let point = AccessPoint(fileSystemID: "fs-1", rootPath: "/a")
        var given = ["fs-1": "/system"]
        #expect(directory(given, nil, point).directory == "/system")
        given["fsap-0123456789abcdef0"] = "/point"
        #expect(directory(given, nil, point).directory == "/point")
        given[arn] = "/arn"
        let found = directory(given, nil, point)
        #expect(found.directory == "/arn" && !found.isOwn && found.path == "/a")
    }

    @Test func anARNOfS3FilesNamesItsFileSystem() {
        let arn = "arn:aws:s3files:us-east-1:111111111111:file-system/fs-0123456789abcdef0/access-point/fsap-1"
        #expect(directory([:], arn).directory == "/data/file-systems/fs-0123456789abcdef0")
        #expect(directory(["fsap-1": "/point"], arn).directory == "/point")
    }
}

struct FileSystemFailureTests {
    private func failure(_ errno: Int32, _ service: String = "elasticfilesystem") -> FileSystemFailure {
        let arn = "arn:aws:\(service):us-east-1:111111111111:access-point/fsap-1"
        return FileSystemFailure(
            SandboxError(.sharedDirectoryFailed, errno: errno, message: "/secret/place cannot be opened"),
            of: FunctionFileSystem(arn: arn, path: "/mnt/data")
        )
    }

    @Test(arguments: [
        (Int32(110), "EFSMountTimeout", "EFSMountTimeoutException", 408),
        (107, "EFSMountConnectivityError", "EFSMountConnectivityException", 408),
        (113, "EFSMountConnectivityError", "EFSMountConnectivityException", 408),
        (5, "EFSIOError", "EFSIOException", 410), (116, "EFSIOError", "EFSIOException", 410),
        (2, "EFSMountFailure", "EFSMountFailureException", 403),
        (13, "EFSMountFailure", "EFSMountFailureException", 403),
        (22, "EFSMountFailure", "EFSMountFailureException", 403),
    ])
    func everyErrorOfTheSystemIsOneOfTheServices(_ errno: Int32, _ reason: String, _ code: String, _ status: Int) {
        let failure = failure(errno)
        #expect(failure.kind.rawValue == reason)
        #expect(failure.refusal.code == code && failure.refusal.status == status)
        // Callers hear nothing of this host's directories.
        #expect(!failure.message.contains("/secret") && failure.detail.contains("/secret"))
        #expect(failure.message.contains("/fsap-1"))
    }

    @Test func filesOfS3HaveNamesOfTheirOwn() {
        #expect(failure(110, "s3files").refusal.code == "S3FilesMountTimeoutException")
        #expect(failure(107, "s3files").refusal.code == "S3FilesMountConnectivityException")
        #expect(failure(2, "s3files").refusal.code == "S3FilesMountFailureException")
    }
}
