import LambdaAPI

/// Reads the members of a statement, which may be one text or a list of texts.
enum StatementText {
    static func list(_ document: Document, _ name: String) throws(PolicyProblem) -> [String] {
        let elements = document.arrayValue ?? [document]
        var texts: [String] = []
        for element in elements {
            guard let text = element.stringValue, !text.isEmpty else {
                throw PolicyProblem("\(name) is neither a string nor a list of strings")
            }
            guard !text.contains("${") else { throw PolicyProblem("policy variables are not known here") }
            texts.append(text)
        }
        guard !texts.isEmpty else { throw PolicyProblem("\(name) is empty") }
        return texts
    }
}
