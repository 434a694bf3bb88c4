import Foundation
import Neighbours

/// What a dead letter queue or topic gets of an event: the event as it was sent, and why it failed.
struct DeadLetter {
    /// The longest message of an error that is passed on, in bytes: one kilobyte (the service's documentation).
    private static let longestMessage = 1024

    let body: String
    let attributes: [MessageAttribute]

    init(_ parcel: Parcel) {
        body = String(decoding: parcel.payload, as: UTF8.self)
        let (code, message) = Self.error(of: parcel.record)
        attributes = [
            MessageAttribute("RequestID", .string, parcel.id),
            MessageAttribute("ErrorCode", .number, String(code)),
            MessageAttribute("ErrorMessage", .string, Self.sendable(message)),
        ]
    }

    private static func error(of record: EventRecord) -> (Int, String) {
        if let outcome = record.outcome {
            return (outcome.statusCode, outcome.errorMessage ?? "")
        }
        switch record.condition {
        case .zeroReservedConcurrency: return (429, "Rate Exceeded.")
        default: return (500, "The event was not processed in time.")
        }
    }

    /// Shortened, and without the characters that neither service takes. An attribute must not be empty.
    private static func sendable(_ message: String) -> String {
        var text = String.UnicodeScalarView()
        var length = 0
        for scalar in message.unicodeScalars {
            length += UTF8.width(scalar)
            if length > longestMessage { break }
            text.append(isSendable(scalar) ? scalar : "\u{FFFD}")
        }
        return text.isEmpty ? " " : String(text)
    }

    private static func isSendable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }
}
