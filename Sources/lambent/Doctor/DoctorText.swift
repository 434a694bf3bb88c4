import Foundation
import LambdaAPI

/// How the report of `doctor` is written.
enum DoctorText {
    private struct Entry: Encodable {
        var setting: String
        var state: String
        var reason: String
        var cure: String?
    }

    static func json(_ report: PromiseReport) throws -> String {
        let entries = report.rows.map {
            Entry(setting: $0.setting, state: $0.state.rawValue, reason: $0.reason, cure: $0.cure)
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(entries), as: UTF8.self)
    }

    static func table(_ report: PromiseReport) -> String {
        let width = report.rows.map(\.setting.count).max() ?? 0
        let stateWidth = report.rows.map(\.state.rawValue.count).max() ?? 0
        let indentation = String(repeating: " ", count: width + stateWidth + 4)
        return report.rows.flatMap { row in
            let setting = row.setting.padding(toLength: width, withPad: " ", startingAt: 0)
            let state = row.state.rawValue.padding(toLength: stateWidth, withPad: " ", startingAt: 0)
            let line = "\(setting)  \(state)  \(row.reason)"
            return [line] + (row.cure.map { ["\(indentation)cure: \($0)"] } ?? [])
        }
        .joined(separator: "\n")
    }
}
