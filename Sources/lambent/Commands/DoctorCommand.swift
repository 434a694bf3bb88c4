import ArgumentParser
import Foundation
import Logging
import Sandbox

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Say what each setting of a function does on this host, and why.",
        discussion: """
            "enforced" means that the function feels the setting. "recorded only" means that it is checked, stored and \
            shown, and changes nothing in this version. "not here" means that this host cannot do it. No server is needed: \
            a sandbox is made and ended to see what works.
            """
    )

    @Flag(help: "Print JSON.")
    var json = false

    @Option(help: "The isolation to look at: auto, linux or process. [LAMBENT_ISOLATION]")
    var isolation: IsolationChoice?

    func run() async throws {
        let given = ProcessInfo.processInfo.environment["LAMBENT_ISOLATION"].flatMap(IsolationChoice.init(rawValue:))
        let report = try await report(isolation ?? given ?? .auto)
        print(json ? try DoctorText.json(report) : DoctorText.table(report))
    }

    /// As `serve` would be told.
    private var hasEgress: Bool { ProcessInfo.processInfo.environment["LAMBENT_EGRESS"] != "off" }

    /// What the sandboxes of a server would keep.
    private func report(_ choice: IsolationChoice) async throws -> PromiseReport {
        let directory = "\(NSTemporaryDirectory())/lambent-doctor-\(getpid())"
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let silent = Logger(label: "doctor") { _ in SwiftLogNoOpLogHandler() }
        let start = SandboxStart(choice, hasEgress: hasEgress, joinsNetworks: true, directory: directory)
        let launcher = try await start.launcher(silent)
        await launcher.shutdown()
        let environment = ProcessInfo.processInfo.environment
        let given = try? await ServeSettings.load(flags: [:], environment: environment, file: nil)
        let settings = given ?? ServeSettings(dataDirectory: directory)
        let traces = TraceReceivers(settings: settings, environment: environment, logger: silent)
        let neighbours = Neighbourhood(settings: settings, environment: environment, logger: silent).configuration
        return PromiseReport(launcher, traces: traces.description(neighbours))
    }
}

extension IsolationChoice: ExpressibleByArgument {}
