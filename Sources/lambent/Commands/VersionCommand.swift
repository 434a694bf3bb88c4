import ArgumentParser

struct VersionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "version",
        abstract: "Print the version of Lambent."
    )

    func run() {
        print("lambent \(LambentVersion.current)")
    }
}
