package import Foundation
import Synchronization

/// Makes the credentials of roles when no token service is configured.
///
/// They have the form of the service's own and are random; Lambent knows them again until they expire, and nobody else
/// does. They are kept in memory only: the environments that hold them end with the server.
package final class LocalRoleCredentials: Sendable {
    /// How long credentials last, in seconds.
    package let lifetime: TimeInterval

    private let now: @Sendable () -> Date
    private let issued = Mutex<[String: IssuedCredentials]>([:])

    /// - Parameters:
    ///   - lifetime: seconds until credentials expire; twelve hours unless told.
    ///   - now: the time.
    package init(lifetime: TimeInterval = 12 * 3600, now: @escaping @Sendable () -> Date = { Date() }) {
        self.lifetime = lifetime
        self.now = now
    }

    /// New credentials of the role `roleARN` for the function `functionName`.
    package func credentials(forRole roleARN: String, functionName: String) -> RoleCredentials {
        let now = now()
        let credentials = RoleCredentials(
            accessKeyID: Self.prefix + Self.random(16, from: "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"),
            secretAccessKey: Self.random(40, from: Self.base64Alphabet),
            sessionToken: "IQoJb3JpZ2luX2Vj" + Self.random(240, from: Self.base64Alphabet) + "==",
            expiration: now.addingTimeInterval(lifetime)
        )
        let entry = IssuedCredentials(credentials: credentials, roleARN: roleARN, sessionName: functionName)
        issued.withLock { issued in
            // A server that runs for weeks must not keep what nobody can use any more; a look at all of them is rare.
            if issued.count >= 1024, issued.count.isMultiple(of: 256) {
                issued = issued.filter { $0.value.credentials.expiration > now }
            }
            issued[credentials.accessKeyID] = entry
        }
        return credentials
    }

    /// What was given out under an access key, expired or not; nil for a key that Lambent did not make.
    package func issuedCredentials(forAccessKeyID accessKeyID: String) -> IssuedCredentials? {
        // Every request comes with a key, and nearly all of them are somebody else's.
        guard accessKeyID.hasPrefix(Self.prefix) else { return nil }
        return issued.withLock { $0[accessKeyID] }
    }

    /// Of every access key that is good for a while.
    private static let prefix = "ASIA"

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
