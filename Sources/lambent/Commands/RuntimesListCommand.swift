import ArgumentParser
import Execution
import Foundation

struct RuntimesListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Say what a server runs each runtime with."
    )

    @OptionGroup var client: ClientOptions

    @Flag(help: "Also runtimes that the server cannot run, with the reason.")
    var all = false

    @Flag(help: "Every version of each runtime that a function can be pinned to, with its ARN.")
    var versions = false

    private struct Answer: Decodable {
        var runtimes: [RuntimeListing]
    }

    func run() async throws {
        try await client.withClient { client in
            let answer = try await client.get("/_lambent/runtimes", as: Answer.self)
            let shown = answer.runtimes.filter { all || $0.source != .none }
            print(versions ? Self.versionTable(shown) : Self.table(shown))
        }
    }

    static func table(_ runtimes: [RuntimeListing]) -> String {
        text(
            [["RUNTIME", "FROM", "VERSION", "PROGRAM"]]
                + runtimes.map { [$0.identifier, $0.source.rawValue, $0.version ?? "-", $0.path ?? $0.note ?? "-"] }
        )
    }

    static func versionTable(_ runtimes: [RuntimeListing]) -> String {
        text(
            [["RUNTIME", "VERSION", "PROGRAM", "ARN"]]
                + runtimes.flatMap { runtime in
                    runtime.versions.map { [runtime.identifier, $0.version ?? "-", $0.path ?? "-", $0.arn] }
                }
        )
    }

    /// - Parameter lines: of four cells.
    private static func text(_ lines: [[String]]) -> String {
        var widths = [0, 0, 0, 0]
        for line in lines {
            for (column, cell) in line.enumerated() { widths[column] = max(widths[column], cell.count) }
        }
        return lines.map { line in
            zip(line, widths).dropLast().map { $0.padding(toLength: $1 + 2, withPad: " ", startingAt: 0) }.joined()
                + line[3]
        }.joined(separator: "\n")
    }
}
