package import Foundation

/// Turns the parts of an HTTP request into one document by member names, and refuses what breaks the API's contract.
package struct RequestDecoder: Sendable {
    /// A decoder has no state.
    package init() {}

    /// The members of a request, checked: JSON and types first, then every constraint of the model.
    ///
    /// - Parameters:
    ///   - operation: What was asked for.
    ///   - labels: Members from the path, decoded, as the router gives them.
    ///   - query: Names and values of the query string, decoded; nil for a name without `=`.
    ///   - headers: Names and values of the headers, names in any case.
    ///   - body: The body. None, an empty one and only white space are `{}`. Not read where the operation has no
    ///     members in its body, or streams it.
    /// - Throws: `SerializationException` or `ValidationException`, the latter with all violations at once.
    package func decode(
        _ operation: Operation,
        labels: [String: String],
        query: [(String, String?)] = [],
        headers: [(String, String)] = [],
        body: Data? = nil
    ) throws(APIError) -> Document {
        let shape = operation.input
        var members: [String: Document] = [:]
        for member in shape.members {
            switch member.location {
            case .label:
                members[member.name] = try labels[member.name].map { text throws(APIError) in
                    try ParameterText.value(of: text, member.shape)
                }
            case .query(let name):
                let values = query.filter { $0.0 == name }.map { $0.1 ?? "" }
                members[member.name] = try parameter(values, member.shape)
            case .header(let name):
                let value = headers.first { isSameHeader($0.0, name) }?.1
                members[member.name] = try parameter(value.map { [$0] } ?? [], member.shape)
            case .body, .payload:
                continue
            }
        }
        try addBody(body, of: shape, to: &members)
        let document = Document.object(members)
        let violations = ConstraintWalk.violations(of: document, in: shape)
        guard violations.isEmpty else { throw .validationException(violations) }
        return document
    }

    private func isSameHeader(_ first: String, _ second: String) -> Bool {
        first.utf8.count == second.utf8.count
            && zip(first.utf8, second.utf8).allSatisfy { lowercased($0) == lowercased($1) }
    }

    private func lowercased(_ byte: UInt8) -> UInt8 {
        UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte
    }

    private func parameter(_ values: [String], _ shape: Shape) throws(APIError) -> Document? {
        if case .list(let element) = shape.kind {
            var elements: [Document] = []
            for text in values { elements.append(try ParameterText.value(of: text, element)) }
            return values.isEmpty ? nil : .array(elements)
        }
        guard let text = values.first else { return nil }
        return try ParameterText.value(of: text, shape)
    }

    private func addBody(
        _ body: Data?,
        of shape: StructureShape,
        to members: inout [String: Document]
    ) throws(APIError) {
        guard let body, !body.allSatisfy({ $0 == 0x20 || 0x09...0x0D ~= $0 }) else { return }
        if let payload = shape.members.first(where: { $0.location == .payload }) {
            members[payload.name] = try payloadValue(body, payload.shape)
            return
        }
        guard shape.members.contains(where: { $0.location == .body }) else { return }
        let document = try parse(body)
        try TypeCheck.check(document, .structure(shape))
        for member in shape.members where member.location == .body { members[member.name] = document[member.name] }
    }

    private func payloadValue(_ body: Data, _ shape: Shape) throws(APIError) -> Document {
        if case .blob = shape.kind { return .string(body.base64EncodedString()) }
        let document = try parse(body)
        try TypeCheck.check(document, shape)
        return document
    }

    private func parse(_ body: Data) throws(APIError) -> Document {
        do {
            return try Document(json: body)
        } catch {
            throw .serializationException(error.description)
        }
    }
}
