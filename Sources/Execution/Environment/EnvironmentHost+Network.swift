import Logging
import Sandbox

extension EnvironmentHost {
    /// Before the function runs; the rules may change while it does.
    func followNetwork(_ sandbox: any Sandbox) {
        guard let lease else { return }
        let (site, logger) = (site, context.logger)
        if let limits = lease.egress { site.limitEgress(to: limits) }
        context.networks.follow(lease) { access in
            do {
                switch access {
                case .none: break
                case .relayed(let limits): site.limitEgress(to: limits)
                case .joined(let interface): try await sandbox.limitNetwork(to: interface.rules)
                }
            } catch {
                logger.warning("the rules of a function's network cannot be renewed", metadata: ["error": "\(error)"])
            }
        }
    }
}
