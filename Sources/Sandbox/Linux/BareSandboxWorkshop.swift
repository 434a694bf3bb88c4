import Glibc
import Synchronization

/// What must be known of a sandbox when it is made; the rest can come later.
struct BareSandboxRequest: Sendable, Hashable {
    var network: SandboxConfiguration.Network
    /// Size of /tmp in MB.
    var temporaryStorage: Int
    /// The user that it must have, because a shared directory cannot be shown to another; nil for one of its own.
    var owner: SharedDirectory.Owner?
    var nameServers: [IPAddress] = []
}

extension BareSandboxRequest {
    init(_ configuration: SandboxConfiguration) {
        self.init(
            network: configuration.network,
            temporaryStorage: configuration.temporaryStorage,
            owner: configuration.sharedDirectories.first { $0.needsOwner }?.owner,
            nameServers: configuration.nameServers
        )
    }

    /// What most functions need.
    static func usual(_ findings: LauncherFindings) -> BareSandboxRequest {
        BareSandboxRequest(network: findings.contains(.relay) ? .relayed : .isolated, temporaryStorage: 512)
    }
}

/// Makes bare sandboxes.
struct BareSandboxWorkshop: Sendable {
    let process: LauncherProcess
    let host: LinuxHost
    let findings: LauncherFindings

    private static let numbers = Atomic<Int>(1)

    func make(_ request: BareSandboxRequest) async throws(SandboxError) -> BareSandbox {
        let connection = try await process.connection()
        let owner = request.owner.map { SandboxUser(id: $0.user, group: $0.group) }
        guard let user = owner ?? host.users.take() else {
            throw SandboxError(.makeFailed, errno: EAGAIN, message: "too many sandboxes")
        }
        let group: ControlGroup
        do {
            group = try host.groups.makeGroup(name: "\(Self.numbers.wrappingAdd(1, ordering: .relaxed).oldValue)")
        } catch {
            host.users.giveBack(user)
            throw SandboxError(.makeFailed, errno: error.errno, message: "cannot make a control group: \(error)")
        }
        do throws(SandboxError) {
            let image = try await openImage(megabytes: request.temporaryStorage)
            defer { if let image { close(image) } }
            let isolation = IsolationRequest(
                user: user,
                network: request.network,
                temporary: request.temporaryStorage,
                groups: group.paths,
                files: user.files + [("resolv.conf", resolver(request.nameServers))]
            )
            let made = try await connection.makeInit(name: "\(user.id)", isolation: isolation, temporaryImage: image)
            let bare = BareSandbox(
                processes: made.processes,
                request: made.request,
                connection: connection,
                group: group,
                user: user
            )
            return bare
        } catch {
            try? await group.remove()
            host.users.giveBack(user)
            throw error
        }
    }

    private func resolver(_ servers: [IPAddress]) -> String {
        RootTemplate.resolver(of: FileText.read("/etc/resolv.conf") ?? "", servers: servers)
    }

    func end(_ bare: BareSandbox) async {
        await bare.processes.destroy()
        await bare.releaseOutside(host)
    }

    /// The file system of a /tmp, open and without a name: when its last user is gone, so is it.
    private func openImage(megabytes: Int) async throws(SandboxError) -> CInt? {
        guard host.keepsTemporaryOnDisk(findings), let images = host.images else { return nil }
        return try await images.makeImage(megabytes: megabytes)
    }
}

extension BareSandbox {
    /// Gives back what an ended sandbox had outside of itself.
    func releaseOutside(_ host: LinuxHost) async {
        // The launcher has removed the group already, unless it died.
        await group.kill()
        try? await group.remove()
        host.users.giveBack(user)
    }
}
