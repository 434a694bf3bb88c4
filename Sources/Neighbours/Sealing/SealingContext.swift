import Foundation

/// What sealed variables belong to, as bytes that are authenticated with them.
enum SealingContext {
    /// Sorted, each part with its length before it, so that no two contexts look alike.
    static func bytes(of context: [String: String]) -> Data {
        var data = Data([1])
        for (name, value) in context.sorted(by: { $0.key < $1.key }) {
            for part in [name, value] {
                withUnsafeBytes(of: UInt32(part.utf8.count).bigEndian) { data.append(contentsOf: $0) }
                data.append(contentsOf: part.utf8)
            }
        }
        return data
    }
}
