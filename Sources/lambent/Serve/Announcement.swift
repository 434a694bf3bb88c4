import ControlPlane
import Logging
import Neighbours
import Sandbox

/// What the log says about this server at its start.
struct Announcement {
    let settings: ServeSettings
    let neighbours: NeighbourConfiguration
    let traces: TraceReceivers
    let logger: Logger

    /// One line of what is enforced here and what is not.
    ///
    /// - Parameter instance: the name that what the launcher makes in the kernel carries.
    func enforcement(of launcher: any SandboxLauncher, instance: String) {
        let report = PromiseReport(launcher, traces: traces.description(neighbours))
        let enforced = report.rows.filter { $0.state == .enforced }.map(\.setting)
        let others = report.rows.filter { $0.state != .enforced }.map(\.setting)
        logger.notice(
            "lambent \(LambentVersion.current)",
            metadata: [
                "isolation": "\(launcher.isolation.rawValue)",
                "instance": "\(instance)",
                "data": "\(settings.dataDirectory)",
                "enforced": "\(enforced.joined(separator: ", "))",
                "not-enforced": "\(others.joined(separator: ", ")); see lambent doctor",
                "neighbours": "\(neighbourText)",
            ]
        )
    }

    /// A line for each thing that is not as it would be by itself.
    func departures() {
        for injected in settings.injections {
            logger.warning(
                "changes of functions end as the settings say (inject), not as they would",
                metadata: [
                    "function": "\(injected.function)",
                    "operation": "\(injected.operation?.rawValue ?? "any")",
                    "outcome": "\(injected.outcome)",
                ]
            )
        }
    }

    private var neighbourText: String {
        let others = neighbours.defaultEndpoint.map { ["all others \($0)"] } ?? []
        let named = neighbours.endpoints.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        return named.isEmpty && others.isEmpty ? "none" : (named + others).joined(separator: ", ")
    }
}
