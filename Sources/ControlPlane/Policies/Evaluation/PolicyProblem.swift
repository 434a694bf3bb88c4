/// Why a policy cannot be used: in words for whoever wrote it.
package struct PolicyProblem: Error, Sendable, Equatable {
    package var text: String

    init(_ text: String) { self.text = text }
}
