import Foundation

/// How many stems wait.
package struct StemConfiguration: Sendable, Equatable {
    /// For each kind of a runtime that is not named in ``sizes``.
    package var usual: Int

    /// By the identifier of the runtime, for example `python3.12`.
    package var sizes: [String: Int]

    /// How many may wait together.
    package var limit: Int

    /// How long one waits for a function that could take it, after the last that could.
    package var lifetime: Duration

    /// One of each kind, as many together as a small part of this machine's memory holds.
    package static var standard: StemConfiguration {
        let megabytes = Int(ProcessInfo.processInfo.physicalMemory / 1_048_576)
        // A virtual machine for Java takes as much, an interpreter half of it.
        return StemConfiguration(usual: 1, sizes: [:], limit: min(8, megabytes / 32 / 80), lifetime: .seconds(600))
    }

    package static let none = StemConfiguration(usual: 0, sizes: [:], limit: 0, lifetime: .seconds(600))

    /// Reads `none`, or `RUNTIME=NUMBER` separated by commas; runtimes that are not named have what is usual.
    package init?(_ text: String) {
        guard text != "none" else {
            self = .none
            return
        }
        self = .standard
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2, let runtime = RuntimeIdentifier(String(pair[0])), let size = Int(pair[1]),
                (0...64).contains(size)
            else { return nil }
            sizes[runtime.name] = size
        }
        limit = max(limit, sizes.values.reduce(0, +))
    }

    private init(usual: Int, sizes: [String: Int], limit: Int, lifetime: Duration) {
        self.usual = usual
        self.sizes = sizes
        self.limit = limit
        self.lifetime = lifetime
    }

    func size(for runtime: String) -> Int { min(sizes[runtime] ?? usual, limit) }
}
