import Foundation
import LambdaAPI

/// A value of an attribute, in OpenTelemetry's JSON: numbers of 64 bits are strings.
indirect enum OTLPValue: Encodable, Sendable, Equatable {
    case string(String)
    case integer(Int)
    case number(Double)
    case bool(Bool)
    case array([OTLPValue])

    private enum CodingKeys: String, CodingKey {
        case stringValue, intValue, doubleValue, boolValue, arrayValue
    }

    private struct Elements: Encodable {
        var values: [OTLPValue]
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .string(let value): try container.encode(value, forKey: .stringValue)
        case .integer(let value): try container.encode(String(value), forKey: .intValue)
        case .number(let value): try container.encode(value, forKey: .doubleValue)
        case .bool(let value): try container.encode(value, forKey: .boolValue)
        case .array(let values): try container.encode(Elements(values: values), forKey: .arrayValue)
        }
    }

    /// Structures become their JSON; nil for null.
    init?(_ document: Document) {
        switch document {
        case .null: return nil
        case .string(let value): self = .string(value)
        case .integer(let value): self = .integer(value)
        case .number(let value): self = .number(value)
        case .bool(let value): self = .bool(value)
        case .array(let values): self = .array(values.compactMap(OTLPValue.init))
        case .object: self = .string(Self.json(document))
        }
    }

    static func json(_ document: Document) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(document)).map { String(decoding: $0, as: UTF8.self) } ?? "null"
    }
}

/// A name and its value.
struct OTLPAttribute: Encodable, Sendable, Equatable {
    var key: String
    var value: OTLPValue
}
