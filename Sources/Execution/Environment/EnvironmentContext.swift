import Foundation
import Logging
import NIOCore
import Neighbours
import Sandbox

/// What all environments share.
struct EnvironmentContext: Sendable {
    let configuration: ExecutionConfiguration
    let eventLoop: any EventLoop
    let launcher: any SandboxLauncher
    let endpoints: EndpointDirectory
    let egress: EgressShare
    let networks: FunctionNetworks
    let logs: any EnvironmentLogSink
    let roleCredentials: ExecutionService.RoleCredentialSource
    let openVariables: ExecutionService.VariableSource
    let traces: any TraceReceiver
    let logger: Logger
    /// Nil where none are kept.
    var stems: Stems?

    /// Milliseconds since 1970.
    var milliseconds: Int64 {
        Int64((configuration.now().timeIntervalSince1970 * 1000).rounded(.down))
    }
}
