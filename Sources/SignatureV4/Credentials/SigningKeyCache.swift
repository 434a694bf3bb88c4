import Crypto
import Foundation
import Synchronization

/// Signing keys, which are the same for a whole day, so that a request costs one HMAC instead of five.
package final class SigningKeyCache: Sendable {
    private struct Entry: Hashable {
        let secret: String
        let date: String
        let region: String
        let service: String
    }

    private let capacity: Int
    private let keys = Mutex<[Entry: SymmetricKey]>([:])

    /// A cache of at most so many keys. When it is full it starts anew, which a day's change makes it do in any case.
    package init(capacity: Int = 256) {
        self.capacity = max(1, capacity)
    }

    /// The keys it holds now.
    var count: Int {
        keys.withLock { $0.count }
    }

    /// The key for a day, region and service.
    func key(secret: String, scope: CredentialScope) -> SymmetricKey {
        let entry = Entry(secret: secret, date: scope.date, region: scope.region, service: scope.service)
        if let key = keys.withLock({ $0[entry] }) {
            return key
        }
        let key = Self.derive(entry)
        keys.withLock { keys in
            if keys.count >= capacity {
                keys.removeAll(keepingCapacity: true)
            }
            keys[entry] = key
        }
        return key
    }

    private static func derive(_ entry: Entry) -> SymmetricKey {
        var key = SymmetricKey(data: Array("AWS4\(entry.secret)".utf8))
        for part in [entry.date, entry.region, entry.service, CredentialScope.terminator] {
            let code = HMAC<SHA256>.authenticationCode(for: Array(part.utf8), using: key)
            key = SymmetricKey(data: code)
        }
        return key
    }
}
