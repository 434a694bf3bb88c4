import ArgumentParser
import Foundation
import LambdaAPI
import Neighbours

struct FunctionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "functions",
        abstract: "List the functions of a region."
    )

    @OptionGroup var client: ClientOptions

    func run() async throws {
        try await client.withClient { client in
            var functions: [FunctionConfiguration] = []
            var marker: String?
            repeat {
                let page = try await client.get(
                    "/2015-03-31/functions",
                    query: marker.map { [NeighbourField("Marker", $0)] } ?? [],
                    as: ListFunctionsResponse.self
                )
                functions += page.functions ?? []
                marker = page.nextMarker
            } while marker != nil
            print(Self.table(functions))
        }
    }

    static func table(_ functions: [FunctionConfiguration]) -> String {
        let header = ["NAME", "RUNTIME", "MEMORY", "TIMEOUT", "HANDLER", "MODIFIED"]
        let lines = [header] + functions.map(cells)
        var widths = [Int](repeating: 0, count: header.count)
        for line in lines {
            for (column, cell) in line.enumerated() { widths[column] = max(widths[column], cell.count) }
        }
        return lines.map { line(of: $0, widths: widths) }.joined(separator: "\n")
    }

    private static func cells(of function: FunctionConfiguration) -> [String] {
        let memory = function.memorySize.map { "\($0) MB" }
        let timeout = function.timeout.map { "\($0) s" }
        return [
            function.functionName ?? "",
            function.runtime?.rawValue ?? (function.packageType == .image ? "image" : ""),
            memory ?? "",
            timeout ?? "",
            function.handler ?? "",
            function.lastModified ?? "",
        ]
    }

    private static func line(of cells: [String], widths: [Int]) -> String {
        var line = ""
        for (cell, width) in zip(cells, widths) {
            line += cell.padding(toLength: width + 2, withPad: " ", startingAt: 0)
        }
        while line.last == " " { line.removeLast() }
        return line
    }
}
