import Logging
import NIOCore
import Sandbox

extension RuntimeCatalog {
    /// The catalog of a server.
    init(_ configuration: ExecutionConfiguration, asking probe: InterpreterProbe) {
        self.init(
            installedDirectory: configuration.installedRuntimesDirectory,
            bootstrapDirectory: configuration.bootstrapDirectory,
            fallback: configuration.runtimeFallback,
            architectureFallback: configuration.architectureFallback,
            candidates: InterpreterCandidates(
                searchPath: configuration.searchPath,
                homeDirectory: configuration.homeDirectory
            ),
            compile: { await probe.compileBootstrap(in: $1, with: $0) },
            probe: { path, language in
                await probe.interpreter(at: path, language: language, searchPath: configuration.searchPath)
            }
        )
    }
}

extension InterpreterProbe {
    /// Asks in the directory of a server.
    init(
        _ configuration: ExecutionConfiguration,
        eventLoop: any EventLoop,
        launcher: any SandboxLauncher,
        logger: Logger
    ) {
        self.init(
            launcher: launcher,
            eventLoop: eventLoop,
            directory: configuration.instanceDirectory,
            logger: logger,
            installedDirectory: configuration.installedRuntimesDirectory
        )
    }
}
