/// What EFS says of an access point, which never changes.
package struct AccessPoint: Codable, Sendable, Equatable {
    /// A user and a group.
    package struct Owner: Codable, Sendable, Equatable {
        package var user: UInt32
        package var group: UInt32

        package init(user: UInt32, group: UInt32) {
            self.user = user
            self.group = group
        }
    }

    /// Who has a directory that is made, and who may do what with it.
    package struct Creation: Codable, Sendable, Equatable {
        package var owner: Owner
        /// The bits of `chmod`.
        package var permissions: UInt32

        package init(owner: Owner, permissions: UInt32) {
            self.owner = owner
            self.permissions = permissions
        }
    }

    /// `fs-…`
    package var fileSystemID: String?
    /// As whom everything through it is done; nil for whoever does it.
    package var user: Owner?
    /// The directory of the file system that it shows, absolute.
    package var rootPath: String
    /// How ``rootPath`` is made when it is missing; nil when it is not made.
    package var creation: Creation?

    package init(fileSystemID: String?, user: Owner? = nil, rootPath: String = "/", creation: Creation? = nil) {
        self.fileSystemID = fileSystemID
        self.user = user
        self.rootPath = rootPath
        self.creation = creation
    }
}

/// An access point in the answer of DescribeAccessPoints.
struct AccessPointDescription: Decodable {
    struct User: Decodable {
        var user: UInt32
        var group: UInt32

        enum CodingKeys: String, CodingKey {
            case user = "Uid"
            case group = "Gid"
        }
    }

    struct Creation: Decodable {
        var user: UInt32
        var group: UInt32
        var permissions: String

        enum CodingKeys: String, CodingKey {
            case user = "OwnerUid"
            case group = "OwnerGid"
            case permissions = "Permissions"
        }
    }

    struct Root: Decodable {
        var path: String?
        var creation: Creation?

        enum CodingKeys: String, CodingKey {
            case path = "Path"
            case creation = "CreationInfo"
        }
    }

    var id: String?
    var fileSystem: String?
    var user: User?
    var root: Root?

    enum CodingKeys: String, CodingKey {
        case id = "AccessPointId"
        case fileSystem = "FileSystemId"
        case user = "PosixUser"
        case root = "RootDirectory"
    }

    var accessPoint: AccessPoint {
        AccessPoint(
            fileSystemID: fileSystem,
            user: user.map { AccessPoint.Owner(user: $0.user, group: $0.group) },
            rootPath: root?.path ?? "/",
            creation: root?.creation.flatMap { creation in
                UInt32(creation.permissions, radix: 8).map {
                    AccessPoint.Creation(
                        owner: AccessPoint.Owner(user: creation.user, group: creation.group),
                        permissions: $0 & 0o7777
                    )
                }
            }
        )
    }
}
