import Synchronization

/// Names of the host's ends of wires: at most 15 bytes, none twice while a server runs.
struct InterfaceNames: Sendable {
    private static let next = Atomic<UInt32>(.random(in: 0...UInt32.max))

    /// What all of a server begin with.
    let prefix: String

    init(instance: String) {
        prefix = "lmb" + instance.prefix(4)
    }

    func take() -> String {
        let number = Self.next.wrappingAdd(1, ordering: .relaxed).oldValue
        return prefix + "-" + String(number, radix: 36)
    }
}
