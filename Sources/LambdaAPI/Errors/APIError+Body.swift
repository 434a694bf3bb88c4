package import Foundation

extension APIError {
    /// The JSON body in the service's order: extra members, `Type`, the message; an absent message is null.
    package var body: Data {
        var writer = DocumentWriter()
        var fields = members.sorted { $0.key < $1.key }.map { ($0.key, Document.string($0.value)) }
        if let type { fields.append(("Type", .string(type))) }
        fields.append((messageKey.rawValue, message.map(Document.string) ?? .null))
        for (index, field) in fields.enumerated() {
            writer.append(index == 0 ? "{" : ",")
            writer.write(string: field.0)
            writer.append(":")
            writer.write(field.1)
        }
        writer.append("}")
        return Data(writer.bytes)
    }
}
