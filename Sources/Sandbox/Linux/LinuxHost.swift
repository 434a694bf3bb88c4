import Foundation
internal import Logging

/// What a server keeps on this host for its isolated sandboxes.
struct LinuxHost: Sendable {
    let instance: String
    let directory: String
    let inUserNamespace: Bool
    let groups: ControlGroupTree
    let users: SandboxUsers
    /// Nil where /tmp can only be in memory.
    let images: TemporaryStorageImages?

    var stageDirectory: String { directory + "/stage" }
    var mountPointDirectory: String { directory + "/points" }

    /// Waits for the launcher of an earlier server, then removes what that may have left.
    static func open(
        _ configuration: SandboxLauncherConfiguration,
        inUserNamespace: Bool,
        logger: Logger
    ) async throws(SandboxError) -> LinuxHost {
        let directory = configuration.directory
        for path in ["/stage", "/points"] { try makeDirectory(directory + path) }
        await StageLock(directory: directory + "/stage").waitUntilFree(logger: logger)
        let groups = ControlGroupTree.open(instance: configuration.instance)
        let removed = await groups.removeLeftovers()
        if removed > 0 { logger.notice("removed control groups of a killed server", metadata: ["count": "\(removed)"]) }
        let canMountImages = !inUserNamespace && TemporaryStorageImages.formatter != nil
        return LinuxHost(
            instance: configuration.instance,
            directory: directory,
            inUserNamespace: inUserNamespace,
            groups: groups,
            users: SandboxUsers(instance: configuration.instance, inUserNamespace: inUserNamespace),
            images: canMountImages ? try TemporaryStorageImages(directory: directory + "/temporary") : nil
        )
    }

    private static func makeDirectory(_ path: String) throws(SandboxError) {
        do {
            try FileManager.default.createDirectory(
                atPath: path,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o755]
            )
        } catch {
            throw SandboxError(.makeFailed, message: "cannot make \(path): \(error.localizedDescription)")
        }
    }

    /// What the launcher is to build first.
    var stage: StageRequest {
        StageRequest(
            directory: stageDirectory,
            inUserNamespace: inUserNamespace,
            hierarchy: groups.usesVersionOne ? "lambent-\(instance)" : "",
            groups: groups.paths,
            entries: RootTemplate.entries,
            furniture: RootTemplate.furniture
        )
    }
}

extension ControlGroupTree {
    /// The directories of the server, in which those of its sandboxes are.
    var paths: [String] { directories.map(\.path) }

    var usesVersionOne: Bool { directories.contains { $0.version == .v1 } }
}
