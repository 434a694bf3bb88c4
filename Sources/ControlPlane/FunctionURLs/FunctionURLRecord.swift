import Execution
import Foundation
import LambdaAPI

/// An address of a function or an alias on the web.
struct FunctionURLRecord: Codable, Sendable, Equatable {
    /// 32 lower-case letters and digits: the first label of the host.
    var id: String
    /// The alias; nil for the function itself.
    var qualifier: String?
    /// `NONE` or `AWS_IAM`.
    var authType: String
    /// nil when nothing is said of other origins.
    var cors: Cors?
    /// `BUFFERED` or `RESPONSE_STREAM`; nil when it was never given.
    var invokeMode: String?
    /// Microseconds since 1970.
    var created: Int64
    /// Microseconds since 1970.
    var modified: Int64

    static func newID() -> String {
        let characters = Array("abcdefghijklmnopqrstuvwxyz0123456789")
        return String((0..<32).map { _ in characters[Int.random(in: 0..<characters.count)] })
    }

    static func microseconds(_ date: Date) -> Int64 {
        Int64((date.timeIntervalSince1970 * 1_000_000).rounded())
    }

    static func text(_ microseconds: Int64) -> String {
        APIDate.microseconds(Date(timeIntervalSince1970: Double(microseconds) / 1_000_000))
    }
}

/// Which function an address belongs to.
struct FunctionURLOwnerRecord: Codable, Sendable, Equatable {
    var account: String
    var region: String
    var name: String
    var qualifier: String?

    var function: FunctionKey { FunctionKey(account: account, region: region, name: name) }
}
