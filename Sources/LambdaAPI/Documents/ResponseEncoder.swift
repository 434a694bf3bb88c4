package import Foundation

/// Writes the JSON bodies of answers: no `\/`, points in time as epoch seconds with up to three decimals, absent
/// members left out, members sorted by name.
package enum ResponseEncoder {
    /// The JSON of a structure of the API.
    package static func encode(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
        encoder.dateEncodingStrategy = .custom { date, encoder in
            var container = encoder.singleValueContainer()
            let seconds = APIDate.epochSeconds(date)
            if let whole = Int(exactly: seconds) { try container.encode(whole) } else { try container.encode(seconds) }
        }
        return try encoder.encode(value)
    }

    /// The JSON of a document. Never fails: a number that JSON cannot hold becomes null.
    package static func data(of document: Document) -> Data {
        var writer = DocumentWriter()
        writer.write(document)
        return Data(writer.bytes)
    }
}
