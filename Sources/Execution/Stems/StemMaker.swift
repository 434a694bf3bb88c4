import Foundation
import Glibc
import NIOCore
import Sandbox

/// Makes stems.
struct StemMaker: Sendable {
    /// What a stem may use while it is made: invocations go before it.
    private static let processors = 0.5

    /// What it may use then, which is what most functions begin with: nothing is to be set when it becomes theirs.
    private static let laterProcessors = 2.0

    /// In MB; what an interpreter needs, with room.
    private static let memory = 512

    let context: EnvironmentContext
    let slots: StemSlots

    /// What the stems are that a version can start from; nil when it cannot.
    ///
    /// - Parameter configuration: of the version's own sandboxes.
    func key(
        for version: FunctionVersion,
        _ resources: PreparedResources,
        _ runtime: ResolvedRuntime,
        _ configuration: SandboxConfiguration
    ) -> StemKey? {
        guard let paths = context.launcher.pathsOfLaterCode(in: configuration) else { return nil }
        let obstacle = StemObstacle(
            language: runtime.identifier.language,
            configuration: configuration,
            variables: resources.variables.keys,
            hasExtensions: !resources.extensions.isEmpty,
            takesCodeLater: true
        )
        guard obstacle == nil else { return nil }
        let command = RuntimeCommand(version: version, resources: resources, runtime: runtime, paths: paths)
        let variables = EnvironmentVariables(
            version: version,
            resources: resources,
            runtime: runtime,
            credentials: nil,
            logStream: "",
            runtimeAPI: "",
            paths: paths,
            endpoints: EnvironmentEndpoints(context).variables,
            traceDaemon: .within(version.runtime),
            traceHeader: nil,
            descriptors: .standard
        )
        var bare = configuration
        bare.code = slots.code
        bare.layers = [slots.layers]
        bare.sharedDirectories = []
        bare.memory = Self.memory
        bare.vCPUs = Self.processors
        bare.interface = nil
        return StemKey(
            configuration: bare,
            executable: command.executables[0],
            arguments: command.arguments,
            program: runtime.stamp,
            variables: variables.all().filter { StartVariables.contains($0.key) }
        )
    }

    func make(_ key: StemKey) async throws -> Stem {
        try slots.make()
        let site = EnvironmentSite(context: context)
        do {
            let sandbox = try await site.open(name: "stem", configuration: key.configuration)
            let stem = try await start(key, on: site, in: sandbox)
            await sandbox.update(memory: Self.memory, vCPUs: Self.laterProcessors)
            await sandbox.rest()
            return stem
        } catch {
            await site.destroy()
            throw error
        }
    }

    private func start(_ key: StemKey, on site: EnvironmentSite, in sandbox: any Sandbox) async throws -> Stem {
        let links = try await BootstrapLinks(handler: site.handler, context: context, .standard)
        do {
            let order = try DescriptorPair.pipeToProcess()
            defer { close(order.process) }
            do {
                let process = try await start(key, in: sandbox, links.inherited + [order.process])
                links.closeInherited()
                return Stem(site: site, sandbox: sandbox, process: process, links: links, order: order.server)
            } catch {
                close(order.server)
                throw error
            }
        } catch {
            links.closeAll()
            throw error
        }
    }

    /// Starts the interpreter and returns when its bootstrap waits.
    private func start(_ key: StemKey, in sandbox: any Sandbox, _ descriptors: [CInt]) async throws -> StartedProcess {
        let ready = try DescriptorPair.pipe()
        let process: StartedProcess
        do {
            defer { close(ready.process) }
            process = try await sandbox.start(specification(key, descriptors + [ready.process]))
        } catch {
            close(ready.server)
            throw error
        }
        let limit = context.eventLoop.scheduleTask(in: TimeAmount(context.configuration.initializationLimit)) {
            Task { await sandbox.killProcesses() }
        }
        let said = await OutputCollector.collect(ready.server, on: context.eventLoop)
        limit.cancel()
        guard said == "ready\n" else {
            process.closePipes()
            throw StemFailure()
        }
        return process
    }

    private func specification(_ key: StemKey, _ descriptors: [CInt]) -> ProcessSpecification {
        let own = ["_LAMBENT_RUNTIME_FD": "3", "_LAMBENT_ORDER_FD": "5", "_LAMBENT_READY_FD": "6"]
        return ProcessSpecification(
            executable: key.executable,
            arguments: key.arguments,
            environment: key.variables.merging(own) { _, own in own }.sorted { $0.key < $1.key }
                .map { (name: $0.key, value: $0.value) },
            workingDirectory: "/var/task",
            descriptors: descriptors,
            limits: ResourceLimit.recorded(isOwnUser: context.launcher.enforcement.enforces(.privileges))
        )
    }
}

/// The bootstrap of a stem ended, or was not ready in time.
struct StemFailure: Error, CustomStringConvertible {
    let description = "the bootstrap did not become ready"
}
