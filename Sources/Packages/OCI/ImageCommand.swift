package import Foundation
import Subprocess
import SystemPackage

/// Runs a program that fetches images.
package struct ImageCommand: Sendable {
    /// What it left.
    package struct Output: Sendable {
        package var isSuccess: Bool
        package var output: Data
        package var errors: String

        /// An output from its parts.
        package init(isSuccess: Bool, output: Data, errors: String) {
            self.isSuccess = isSuccess
            self.output = output
            self.errors = errors
        }
    }

    /// Runs a program with exactly these variables, and ends it when the task is cancelled.
    package typealias Run =
        @Sendable (_ program: String, _ arguments: [String], _ environment: [String: String]) async throws -> Output

    /// Bytes of the output that are kept.
    package static let outputLimit = 4 * 1024 * 1024

    /// As a child of this process.
    package static let asChild: Run = { program, arguments, environment in
        let variables = environment.map { (Environment.Key(stringLiteral: $0.key), $0.value) }
        let result = try await Subprocess.run(
            .path(FilePath(program)),
            arguments: Arguments(arguments),
            environment: .custom(Dictionary(variables) { $1 }),
            output: .bytes(limit: outputLimit),
            error: .string(limit: 16 * 1024)
        )
        return Output(
            isSuccess: result.terminationStatus.isSuccess,
            output: Data(result.standardOutput),
            errors: result.standardError
        )
    }
}
