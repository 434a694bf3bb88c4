// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

/// The model's `ResumeDurableExecutionResponse`.
package struct ResumeDurableExecutionResponse: Sendable, Equatable, Codable {
    /// The structure has no members.
    package init() {}
}
