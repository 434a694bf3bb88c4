/// Walks a request beside its shape and gathers everything that breaks the model's constraints, members in the order
/// of the model. Types have been checked before.
struct ConstraintWalk {
    private(set) var violations: [ConstraintViolation] = []

    /// All violations of a request.
    static func violations(of document: Document, in structure: StructureShape) -> [ConstraintViolation] {
        var walk = ConstraintWalk()
        walk.checkMembers(of: document, structure, prefix: "")
        return walk.violations
    }

    private mutating func checkMembers(of document: Document, _ structure: StructureShape, prefix: String) {
        for member in structure.members {
            let path = prefix + ShownValue.memberName(member.name)
            if let value = document[member.name] {
                check(value, member.shape, path: path)
            } else if member.isRequired {
                reportMissing(path)
            }
        }
    }

    private mutating func check(_ value: Document, _ shape: Shape, path: String) {
        for constraint in shape.brokenConstraints(of: value) { report(value, shape, path, constraint) }
        switch (shape.kind, value) {
        case (.structure(let structure), _):
            checkMembers(of: value, structure, prefix: path + ".")
        case (.list(let element), .array(let elements)) where element.isStructure:
            for (index, item) in elements.enumerated() {
                let itemPath = "\(path).\(index + 1).member"
                if item == .null { reportMissing(itemPath) } else { check(item, element, path: itemPath) }
            }
        case (.list(let element), .array(let elements)):
            if !elements.allSatisfy(element.isSatisfied(by:)) { report(value, shape, path, Shape.elements(element)) }
        case (.map(let key, let element), .object(let entries)):
            if !entries.keys.allSatisfy({ key.isSatisfied(by: .string($0)) }) {
                report(value, shape, path, Shape.keys(key))
            }
            if !entries.values.allSatisfy(element.isSatisfied(by:)) {
                report(value, shape, path, Shape.values(element))
            }
        default:
            break
        }
    }

    private mutating func report(_ value: Document, _ shape: Shape, _ path: String, _ constraint: String) {
        let shown: ConstraintViolation.Shown =
            shape.hidesValue ? .hidden : .text(ShownValue.text(of: value, shape))
        violations.append(ConstraintViolation(value: shown, path: path, constraint: constraint))
    }

    private mutating func reportMissing(_ path: String) {
        violations.append(ConstraintViolation(value: .null, path: path, constraint: Shape.notNull))
    }
}

extension Shape {
    /// Whether a message must not show a value, because it or its elements are sensitive.
    var hidesValue: Bool {
        if isSensitive { return true }
        switch kind {
        case .list(let element): return element.hidesValue
        case .map(let key, let value): return key.hidesValue || value.hidesValue
        default: return false
        }
    }
}
