/// What a value must be: its type and its constraints.
package struct Shape: Sendable {
    /// The type of a value.
    package indirect enum Kind: Sendable {
        /// Text.
        case string
        /// A whole number of 32 bits.
        case integer
        /// A whole number of 64 bits.
        case long
        /// A number.
        case double
        /// A truth value.
        case boolean
        /// Bytes, base64 in JSON.
        case blob
        /// A point in time, epoch seconds in JSON.
        case timestamp
        /// A list of elements.
        case list(element: Shape)
        /// A map from strings.
        case map(key: Shape, value: Shape)
        /// A structure.
        case structure(StructureShape)
    }

    /// The name in the model.
    package let name: String
    /// The type.
    package var kind: Kind
    /// Whether messages must leave the value out.
    package var isSensitive = false
    /// The least length of a string, list, map or blob.
    package var minimumLength: Int?
    /// The greatest length of a string, list, map or blob.
    package var maximumLength: Int?
    /// The least value of a number.
    package var minimum: Double?
    /// The greatest value of a number.
    package var maximum: Double?
    /// What the whole of a string must match.
    package var pattern: String? {
        get { compiledPattern?.text }
        set { compiledPattern = newValue.map(ConstraintPattern.init) }
    }
    /// The values of an enumeration, in the order in which the service names them.
    package var values: [String]?
    /// The values that messages name, where the service accepts more than it names.
    package var namedValues: [String]?
    /// Whether a null among the elements of a list of these, or the values of a map to these, is refused.
    package var refusesNull = true
    /// Whether a list of these reports them as if it were one of them, without naming them elements.
    package var reportsElementsPlainly = false

    private(set) var compiledPattern: ConstraintPattern?

    private init(_ name: String, _ kind: Kind, _ adjust: (inout Shape) -> Void) {
        self.name = name
        self.kind = kind
        adjust(&self)
        ConstraintOverrides.apply(to: &self)
    }
}

// The makers that the generated tables call.
extension Shape {
    static func string(
        _ name: String,
        minimum: Int? = nil,
        maximum: Int? = nil,
        pattern: String? = nil,
        isSensitive: Bool = false
    ) -> Shape {
        Shape(name, .string) {
            $0.minimumLength = minimum
            $0.maximumLength = maximum
            if let pattern { $0.pattern = ConstraintOverrides.patterns[name] ?? pattern }
            $0.isSensitive = isSensitive
        }
    }

    static func enumeration(_ name: String, values: [String]) -> Shape {
        Shape(name, .string) { $0.values = values }
    }

    static func integer(_ name: String, minimum: Int? = nil, maximum: Int? = nil) -> Shape {
        Shape(name, .integer) {
            $0.minimum = minimum.map(Double.init)
            $0.maximum = maximum.map(Double.init)
        }
    }

    static func long(_ name: String, minimum: Int? = nil, maximum: Int? = nil) -> Shape {
        Shape(name, .long) {
            $0.minimum = minimum.map(Double.init)
            $0.maximum = maximum.map(Double.init)
        }
    }

    static func double(_ name: String, minimum: Double? = nil, maximum: Double? = nil) -> Shape {
        Shape(name, .double) {
            $0.minimum = minimum
            $0.maximum = maximum
        }
    }

    static func boolean(_ name: String) -> Shape { Shape(name, .boolean) { _ in } }

    static func timestamp(_ name: String) -> Shape { Shape(name, .timestamp) { _ in } }

    static func blob(_ name: String, minimum: Int? = nil, maximum: Int? = nil, isSensitive: Bool = false) -> Shape {
        Shape(name, .blob) {
            $0.minimumLength = minimum
            $0.maximumLength = maximum
            $0.isSensitive = isSensitive
        }
    }

    static func list(_ name: String, of element: Shape, minimum: Int? = nil, maximum: Int? = nil) -> Shape {
        Shape(name, .list(element: element)) {
            $0.minimumLength = minimum
            $0.maximumLength = maximum
        }
    }

    static func map(
        _ name: String,
        key: Shape,
        value: Shape,
        minimum: Int? = nil,
        maximum: Int? = nil,
        isSensitive: Bool = false
    ) -> Shape {
        Shape(name, .map(key: key, value: value)) {
            $0.minimumLength = minimum
            $0.maximumLength = maximum
            $0.isSensitive = isSensitive
        }
    }

    static func structure(_ structure: StructureShape) -> Shape {
        Shape(structure.name, .structure(structure)) { _ in }
    }
}
