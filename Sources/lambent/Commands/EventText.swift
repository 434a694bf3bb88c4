import Events
import Foundation

/// How events are printed.
enum EventText {
    static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    static func table(_ events: [EventSummary]) -> String {
        let header = ["ID", "FUNCTION", "STATE", "ACCEPTED", "RUNS", "END", "ERROR"]
        let lines = [header] + events.map(cells)
        var widths = [Int](repeating: 0, count: header.count)
        for line in lines {
            for (column, cell) in line.enumerated() { widths[column] = max(widths[column], cell.count) }
        }
        return lines.map { line in
            var text = ""
            for (cell, width) in zip(line, widths) {
                text += cell.padding(toLength: width + 2, withPad: " ", startingAt: 0)
            }
            while text.last == " " { text.removeLast() }
            return text
        }.joined(separator: "\n")
    }

    static func counts(_ page: EventPage) -> String {
        let states = ["waiting", "delivering", "dead"].map { "\($0): \(page.counts[$0] ?? 0)" }.joined(separator: ", ")
        return "\(states); delivered: \(page.delivered), failed deliveries: \(page.deliveryFailures)"
    }

    private static func cells(of event: EventSummary) -> [String] {
        let accepted = Date(timeIntervalSince1970: Double(event.accepted) / 1000)
        // One line a line, whatever the function says.
        let error = (event.reason ?? event.error ?? "").split(whereSeparator: \.isNewline).joined(separator: " ")
        return [
            event.id,
            event.qualifier == "$LATEST" ? event.function : "\(event.function):\(event.qualifier)",
            event.state.rawValue,
            accepted.formatted(.iso8601),
            String(event.attempts),
            event.condition ?? "",
            error.count > 80 ? error.prefix(79) + "…" : error,
        ]
    }
}
