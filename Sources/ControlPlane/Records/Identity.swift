import Foundation

/// Names that are new each time, as the API writes them.
enum Identity {
    /// A lower-case UUID, version 4.
    static func make() -> String {
        UUID().uuidString.lowercased()
    }
}
