import ArgumentParser
import Foundation

struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Say what each setting of a function does on this host, and why.",
        discussion: """
            "enforced" means that the function feels the setting. "recorded only" means that it is checked, stored and \
            shown, and changes nothing in this version. "not here" means that this host cannot do it. No server is needed.
            """
    )

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let report = PromiseReport.current()
        print(json ? try DoctorText.json(report) : DoctorText.table(report))
    }
}
