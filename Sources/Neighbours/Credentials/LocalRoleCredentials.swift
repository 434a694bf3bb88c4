package import Foundation

/// Makes the credentials of roles when no token service is configured.
///
/// They have the form of the service's own and are random.
package struct LocalRoleCredentials: Sendable {
    /// How long credentials last, in seconds.
    package let lifetime: TimeInterval

    private let now: @Sendable () -> Date

    /// - Parameters:
    ///   - lifetime: seconds until credentials expire; twelve hours unless told.
    ///   - now: the time.
    package init(lifetime: TimeInterval = 12 * 3600, now: @escaping @Sendable () -> Date = { Date() }) {
        self.lifetime = lifetime
        self.now = now
    }

    /// New credentials.
    package func credentials() -> RoleCredentials {
        RoleCredentials(
            accessKeyID: "ASIA" + Self.random(16, from: "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"),
            secretAccessKey: Self.random(40, from: Self.base64Alphabet),
            sessionToken: "IQoJb3JpZ2luX2Vj" + Self.random(240, from: Self.base64Alphabet) + "==",
            expiration: now().addingTimeInterval(lifetime)
        )
    }

    private static let base64Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

    /// - Parameter alphabet: as many characters as a power of two, at most 256, so that each byte gives one of them.
    private static func random(_ length: Int, from alphabet: String) -> String {
        let characters = Array(alphabet.utf8)
        // The system generator is a cryptographic one on Linux, and a system call each time: one for eight characters.
        var generator = SystemRandomNumberGenerator()
        var word: UInt64 = 0
        let bytes = (0..<length).map { index in
            word = index.isMultiple(of: 8) ? generator.next() : word >> 8
            return characters[Int(word & 0xff) % characters.count]
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
