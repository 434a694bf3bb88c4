import Glibc
import Synchronization

/// Random numbers of the system, fetched in blocks: each invocation takes five, and a system call for each is dear.
package enum SystemRandom {
    private struct Block {
        var words = InlineArray<32, UInt64>(repeating: 0)
        var used = 32
    }

    private static let block = Mutex(Block())

    /// A number that nobody can foresee, given out once.
    package static func next() -> UInt64 {
        block.withLock { block in
            if block.used == block.words.count {
                var generator = SystemRandomNumberGenerator()
                var span = block.words.mutableSpan
                span.withUnsafeMutableBytes { fill($0, &generator) }
                block.used = 0
            }
            defer {
                block.words[block.used] = 0
                block.used += 1
            }
            return block.words[block.used]
        }
    }

    private static func fill(_ bytes: UnsafeMutableRawBufferPointer, _ generator: inout SystemRandomNumberGenerator) {
        // It gives up to 256 bytes at a time.
        guard getentropy(bytes.baseAddress, bytes.count) != 0 else { return }
        bytes.withMemoryRebound(to: UInt64.self) { words in
            for index in words.indices {
                words[index] = generator.next()
            }
        }
    }
}
