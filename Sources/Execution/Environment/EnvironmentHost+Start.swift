import Foundation
import Glibc
import LambdaAPI
import Neighbours
import Sandbox

extension EnvironmentHost {
    /// Starts the runtime's process.
    ///
    /// - Parameter beside: the extensions that are started before it; nil for none.
    /// - Throws: ``ProcessStartFailure`` when it is the function's fault, `APIError` when the caller is to know it in the
    ///   service's words, else whatever failed.
    func start(traceHeader: String?, beside extensions: ExtensionStart? = nil) async throws -> StartedRuntime {
        let credentials = try await roleCredentials()
        try await openVariables(credentials)
        if sandbox == nil, let started = try await startFromStem(credentials, traceHeader) { return started }
        let sandbox = try await open()
        if let extensions { try await start(extensions, credentials, in: sandbox) }
        let command =
            if let image = resources.image {
                RuntimeCommand(image, variables: resources.variables)
            } else {
                RuntimeCommand(version: version, resources: resources, runtime: runtime, paths: sandbox.paths)
            }
        let variables = await variables(credentials, traceHeader, sandbox.paths, command.descriptors)
        let links: BootstrapLinks? =
            if let descriptors = command.descriptors {
                try await BootstrapLinks(handler: handler, context: context, descriptors)
            } else {
                nil
            }
        do {
            let process = try await start(command, in: sandbox, variables.list(), links?.inherited ?? [])
            links?.closeInherited()
            return StartedRuntime(
                process: process,
                sandbox: sandbox,
                log: links?.log.server,
                connection: links?.connection,
                credentialExpiration: expiration(of: credentials)
            )
        } catch {
            links?.closeAll()
            throw error
        }
    }

    private func roleCredentials() async throws -> RoleCredentials {
        do {
            return try await context.roleCredentials(version)
        } catch let failure as RoleFailure {
            throw APIError(failure)
        }
    }

    /// Once in the life of an environment: KMS is asked for the variables that are under a key.
    private func openVariables(_ credentials: RoleCredentials) async throws {
        guard let sealed = resources.variablesUnderKey else { return }
        do {
            resources.variables = try await context.openVariables(sealed, version.key.sealingContext, credentials)
            resources.variablesUnderKey = nil
        } catch VaultError.key(let failure) {
            throw APIError(failure)
        }
    }

    /// Who asks for credentials gets others in time.
    func expiration(of credentials: RoleCredentials) -> Date? {
        credentialToken == nil ? credentials.expiration : nil
    }

    func variables(
        _ credentials: RoleCredentials,
        _ traceHeader: String?,
        _ paths: SandboxPaths,
        _ descriptors: BootstrapDescriptors?
    ) async -> EnvironmentVariables {
        EnvironmentVariables(
            version: version,
            resources: resources,
            runtime: runtime,
            credentials: credentialToken.map { .served(token: $0) }
                ?? .keys(
                    accessKeyID: credentials.accessKeyID,
                    secretAccessKey: credentials.secretAccessKey,
                    sessionToken: credentials.sessionToken
                ),
            logStream: logStream,
            runtimeAPI: await site.runtimeAPI,
            paths: paths,
            endpoints: site.endpoints.variables,
            traceDaemon: await site.traceDaemonAddress(for: version.runtime),
            traceHeader: traceHeader,
            descriptors: descriptors
        )
    }

    /// Starts the first program of the command that is there.
    ///
    /// - Throws: ``ProcessStartFailure`` when there is none or it cannot be run, else whatever failed.
    private func start(
        _ command: RuntimeCommand,
        in sandbox: any Sandbox,
        _ variables: [(name: String, value: String)],
        _ descriptors: [CInt]
    ) async throws -> StartedProcess {
        for (index, executable) in command.executables.enumerated() {
            let specification = ProcessSpecification(
                executable: executable,
                arguments: command.arguments,
                environment: variables,
                workingDirectory: command.workingDirectory ?? sandbox.paths.code ?? "/",
                descriptors: descriptors,
                limits: ResourceLimit.recorded(isOwnUser: context.launcher.enforcement.enforces(.privileges))
            )
            do {
                return try await sandbox.start(specification)
            } catch {
                switch error.code {
                case .executableFailed where command.goesOn(after: error.errno):
                    continue
                case .executableFailed, .interpreterMissing:
                    throw command.startFailure(of: index, errno: error.errno)
                case .workingDirectoryFailed:
                    throw command.directoryFailure(errno: error.errno) ?? error as any Error
                default:
                    throw error
                }
            }
        }
        throw command.startFailure(of: nil, errno: ENOENT)
    }
}
