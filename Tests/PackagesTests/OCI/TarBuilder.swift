import Foundation

/// Builds the archives of layers, hostile ones too: plain ustar.
struct TarBuilder {
    private var bytes = Data()

    /// The bytes of an archive with the entries that `build` adds.
    static func tar(_ build: (inout TarBuilder) -> Void) -> Data {
        var builder = TarBuilder()
        build(&builder)
        return builder.bytes + Data(count: 1024)
    }

    mutating func file(_ name: String, _ text: String = "", mode: Int = 0o644) {
        add(name, kind: "0", mode: mode, content: Data(text.utf8))
    }

    mutating func directory(_ name: String, mode: Int = 0o755) {
        add(name + "/", kind: "5", mode: mode)
    }

    mutating func link(_ name: String, to target: String) {
        add(name, kind: "2", target: target)
    }

    mutating func otherName(_ name: String, of target: String) {
        add(name, kind: "1", target: target)
    }

    mutating func device(_ name: String) {
        add(name, kind: "3")
    }

    private mutating func add(
        _ name: String,
        kind: Character,
        mode: Int = 0o644,
        target: String = "",
        content: Data = Data()
    ) {
        var head = [UInt8](repeating: 0, count: 512)
        func put(_ text: String, at place: Int) {
            for (index, byte) in text.utf8.enumerated() { head[place + index] = byte }
        }
        put(name, at: 0)
        put(octal(mode, 7), at: 100)
        put(octal(0, 7), at: 108)
        put(octal(0, 7), at: 116)
        put(octal(content.count, 11), at: 124)
        put(octal(1_700_000_000, 11), at: 136)
        put("        ", at: 148)
        put(String(kind), at: 156)
        put(target, at: 157)
        put("ustar\u{0}00", at: 257)
        put(octal(head.reduce(0) { $0 + Int($1) }, 6) + "\u{0} ", at: 148)
        bytes.append(contentsOf: head)
        bytes.append(content)
        bytes.append(Data(count: (512 - content.count % 512) % 512))
    }

    private func octal(_ number: Int, _ width: Int) -> String {
        let digits = String(number, radix: 8)
        return String(repeating: "0", count: width - digits.count) + digits
    }
}
