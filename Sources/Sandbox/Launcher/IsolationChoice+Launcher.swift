import Glibc
package import Logging

extension IsolationChoice {
    /// Starts the launcher that makes the sandboxes chosen: with `auto`, isolated ones if this host allows them, else process trees,
    /// whose enforcement then names what stood in the way.
    package func startLauncher(
        _ configuration: SandboxLauncherConfiguration,
        logger: Logger
    ) async throws(SandboxError) -> any SandboxLauncher {
        switch self {
        case .process:
            return try await ProcessLauncher.start(
                configuration,
                cure: "start the server without --isolation process",
                logger: logger
            )
        case .linux:
            return try await Self.startIsolated(configuration, logger: logger)
        case .auto:
            do throws(SandboxError) {
                return try await Self.startIsolated(configuration, logger: logger)
            } catch {
                logger.warning("sandboxes cannot be isolated on this host", metadata: ["reason": "\(error)"])
                return try await ProcessLauncher.start(configuration, cure: Self.cure(of: error), logger: logger)
            }
        }
    }

    private static func startIsolated(
        _ configuration: SandboxLauncherConfiguration,
        logger: Logger
    ) async throws(SandboxError) -> any SandboxLauncher {
        guard geteuid() == 0 else {
            return try await LinuxLauncher.start(configuration, inUserNamespace: true, logger: logger)
        }
        do throws(SandboxError) {
            return try await LinuxLauncher.start(configuration, inUserNamespace: false, logger: logger)
        } catch {
            // In a container, root may be no more than a name: a user namespace may be had all the same.
            guard let other = try? await LinuxLauncher.start(configuration, inUserNamespace: true, logger: logger)
            else {
                throw error
            }
            return other
        }
    }

    /// What would make isolation possible.
    static func cure(of error: SandboxError) -> String {
        let means =
            geteuid() == 0
            ? "give the server the rights of the host's root (a container needs --privileged)"
            : "run the server as root, or allow user namespaces"
                + " (sysctl kernel.apparmor_restrict_unprivileged_userns=0, user.max_user_namespaces above 0)"
        return "\(means); now: \(error)"
    }
}
