import Glibc
import Neighbours
import Sandbox

extension EnvironmentHost {
    /// Starts every extension, and returns when all have registered.
    ///
    /// - Throws: ``ProcessStartFailure`` when one cannot be started or does not register, else whatever failed.
    func start(
        _ extensions: ExtensionStart,
        _ credentials: RoleCredentials,
        in sandbox: any Sandbox
    ) async throws {
        let variables = await variables(credentials, nil, sandbox.paths, nil).extensionList()
        for (index, name) in resources.extensions.enumerated() {
            guard index < ExtensionsStateMachine.limit else {
                extensions.failed(name, "TooManyExtensions")
                throw ProcessStartFailure(errorType: "Extension.LaunchError", message: "ErrTooManyExtensions")
            }
            let process = try await start(name, variables, in: sandbox, extensions)
            extensions.started(name, process, sandbox)
        }
        try await extensions.registered()
    }

    /// Starts one, from the first directory of layers that has it: there are several only where they are not merged.
    private func start(
        _ name: String,
        _ variables: [(name: String, value: String)],
        in sandbox: any Sandbox,
        _ extensions: ExtensionStart
    ) async throws -> StartedProcess {
        let directories = resources.image == nil ? sandbox.paths.layers : ["/opt"]
        var reason: CInt? = ENOENT
        for directory in directories {
            let specification = ProcessSpecification(
                executable: "\(directory)/\(ExtensionDiscovery.directory)/\(name)",
                environment: variables,
                limits: ResourceLimit.recorded(isOwnUser: context.launcher.enforcement.enforces(.privileges))
            )
            do {
                return try await sandbox.start(specification)
            } catch {
                guard [.executableFailed, .interpreterMissing].contains(error.code) else { throw error }
                if error.code == .executableFailed, error.errno == ENOENT { continue }
                reason = error.errno
                break
            }
        }
        extensions.failed(name, reason == EACCES ? "PermissionDenied" : "UnknownError")
        // As functions see their programs, wherever these are.
        let text = reason.map { String(cString: strerror($0)).lowercased() } ?? "unknown error"
        throw ProcessStartFailure(
            errorType: "Extension.LaunchError",
            message: "fork/exec /opt/\(ExtensionDiscovery.directory)/\(name): \(text)"
        )
    }

    /// A connection to a listener of the function's, or of an extension's.
    func connect(to port: UInt16) async throws -> CInt {
        guard let sandbox else {
            throw SandboxError(.sandboxGone, message: "there is no sandbox")
        }
        return try await sandbox.connect(to: port)
    }

    // MARK: Ends in good order

    /// Asks a process to end, and kills it, with its group, when it does not in time.
    func terminate(_ id: Int32, within limit: Duration) async {
        guard let sandbox, await sandbox.signal(SIGTERM, to: id) else { return }
        await waitForEnds(of: [id], within: limit)
        _ = await sandbox.signal(SIGKILL, to: id)
    }

    func kill(_ ids: [Int32]) async {
        for id in ids {
            _ = await sandbox?.signal(SIGKILL, to: id)
        }
    }

    /// Returns when all have ended, or when the time is over: whoever kills the rest is not waited for.
    func waitForEnds(of ids: [Int32], within limit: Duration) async {
        guard let sandbox, !ids.isEmpty, limit > .zero else { return }
        let (ends, over) = AsyncStream.makeStream(of: Never.self)
        Task {
            for id in ids {
                _ = await sandbox.waitForExit(of: id)
            }
            over.finish()
        }
        let timer = Task {
            try? await Task.sleep(for: limit)
            over.finish()
        }
        for await _ in ends {}
        timer.cancel()
    }
}
