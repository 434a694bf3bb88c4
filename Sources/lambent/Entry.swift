import ArgumentParser
import CSandbox
import Dispatch
import Foundation

/// Where the process begins.
@main
enum Entry {
    /// The hidden subcommand of the launcher process.
    static let launcherSubcommand = "launcher"

    static func main() {
        // The launcher forks, which only a process with one thread may do: nothing of Swift's concurrency comes first.
        if CommandLine.arguments.count == 2, CommandLine.arguments[1] == launcherSubcommand {
            exit(lambent_launcher_main(3))
        }
        signal(SIGPIPE, SIG_IGN)
        Task {
            await LambentCommand.main()
            exit(0)
        }
        dispatchMain()
    }
}
