package import Execution
import LambdaAPI

/// How changes of functions are to end, whatever they are: so that people can test what deploys their functions.
package struct InjectedOutcome: Sendable, Equatable {
    /// A change of a function that is prepared in the background.
    package enum Operation: String, Sendable, Codable, CaseIterable {
        case createFunction = "CreateFunction"
        case updateFunctionCode = "UpdateFunctionCode"
        case updateFunctionConfiguration = "UpdateFunctionConfiguration"
    }

    /// What becomes of a change.
    package enum Outcome: Sendable, Equatable {
        /// It fails; with a creation the function does.
        case failed(PreparationFailure)
        /// It stays under way, and is then prepared as usual.
        case underWay
    }

    /// The name of a function, with `*` for any characters and `?` for one.
    package var function: String
    /// nil for every one.
    package var operation: Operation?
    package var outcome: Outcome
    /// How long the change stays under way; nil, with ``Outcome/underWay``, for as long as the server runs.
    package var delay: Duration?
    /// To how many changes it happens; nil for every one.
    package var times: Int?

    func applies(to name: String, _ operation: Operation?) -> Bool {
        (self.operation == nil || self.operation == operation) && WildcardPattern(function).matches(name)
    }
}

extension InjectedOutcome {
    /// Why settings of an injection cannot be used: what follows its name in a sentence.
    package struct Problem: Error, Sendable, Equatable {
        package var text: String

        package init(_ text: String) {
            self.text = text
        }
    }

    private static let keys: Set<String> = [
        "function", "operation", "outcome", "reason-code", "reason", "delay", "times",
    ]

    /// Reads `function`, `operation`, `outcome`, `reason-code`, `reason`, `delay` and `times`.
    ///
    /// - Throws: ``Problem`` for what is missing, unknown, or contradicts the rest.
    package init(settings: [String: String]) throws(Problem) {
        if let unknown = settings.keys.sorted().first(where: { !Self.keys.contains($0) }) {
            throw Problem("has the key \"\(unknown)\", which is not known")
        }
        guard let function = settings["function"], !function.isEmpty else {
            throw Problem("names no function")
        }
        self.function = function
        operation = try Self.operation(settings["operation"])
        outcome = try Self.outcome(settings, operation)
        delay = try Self.number(settings["delay"], "delay", upTo: 86_400).map { .seconds($0) }
        times = try Self.number(settings["times"], "times", upTo: 1_000_000).map { Int($0) }
        guard times != 0 else { throw Problem("has times 0, so that it never happens") }
    }

    private static func operation(_ text: String?) throws(Problem) -> Operation? {
        guard let text else { return nil }
        guard let operation = Operation(rawValue: text) else {
            let known = Operation.allCases.map(\.rawValue).joined(separator: ", ")
            throw Problem("has the operation \"\(text)\", which is none of \(known)")
        }
        return operation
    }

    private static func outcome(
        _ settings: [String: String],
        _ operation: Operation?
    ) throws(Problem) -> Outcome {
        let name = settings["outcome"] ?? "Failed"
        // A function that is made is Pending, one that is changed InProgress.
        switch (name, operation) {
        case ("Failed", _):
            guard let code = settings["reason-code"] else { throw Problem("has no reason-code") }
            return .failed(try failure(code, settings["reason"], operation))
        case ("Pending", .createFunction), ("Pending", nil), ("InProgress", .updateFunctionCode),
            ("InProgress", .updateFunctionConfiguration), ("InProgress", nil):
            guard settings["reason-code"] == nil, settings["reason"] == nil else {
                throw Problem("has a reason, which only the outcome Failed has")
            }
            return .underWay
        case ("Pending", _), ("InProgress", _):
            throw Problem("has the outcome \(name), which \(operation?.rawValue ?? "it") never has")
        default:
            throw Problem("has the outcome \"\(name)\", which is none of Failed, Pending, InProgress")
        }
    }

    private static func failure(
        _ code: String,
        _ reason: String?,
        _ operation: Operation?
    ) throws(Problem) -> PreparationFailure {
        let known = ReasonCodes.failures(of: operation)
        guard known.contains(code) else {
            throw Problem("has the reason-code \"\(code)\", which is none of \(known.joined(separator: ", "))")
        }
        return PreparationFailure(reasonCode: code, reason: reason ?? ReasonCodes.text(of: code))
    }

    private static func number(_ text: String?, _ key: String, upTo limit: Double) throws(Problem) -> Double? {
        guard let text else { return nil }
        guard let number = Double(text), (0...limit).contains(number), key != "times" || number == number.rounded()
        else {
            throw Problem("has the \(key) \"\(text)\", which is no number from 0 to \(Int(limit))")
        }
        return number
    }
}
