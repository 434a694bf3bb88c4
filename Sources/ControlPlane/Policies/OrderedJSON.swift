import LambdaAPI

/// JSON whose members are written in the order in which they are listed: policies are compared as text by some clients.
indirect enum OrderedJSON: Sendable, Equatable {
    case value(Document)
    case object([Member])

    struct Member: Sendable, Equatable {
        var name: String
        var value: OrderedJSON

        init(_ name: String, _ value: OrderedJSON) {
            self.name = name
            self.value = value
        }
    }

    static func string(_ text: String) -> OrderedJSON { .value(.string(text)) }

    /// Without white space.
    var text: String {
        switch self {
        case .value(let document):
            return Self.text(document)
        case .object(let members):
            let fields = members.map { "\(Self.text(.string($0.name))):\($0.value.text)" }
            return "{\(fields.joined(separator: ","))}"
        }
    }

    private static func text(_ document: Document) -> String {
        String(decoding: ResponseEncoder.data(of: document), as: UTF8.self)
    }
}
