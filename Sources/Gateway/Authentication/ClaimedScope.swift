import NIOHTTP1

/// The credential scope that a request claims, taken from wherever it can be found and not checked.
struct ClaimedScope: Sendable, Equatable {
    var accessKeyID: String
    var region: String
    var service: String

    /// - Returns: nil when there is no scope, or nothing that looks like one.
    init?(_ head: HTTPRequestHead, _ target: RequestTarget) {
        if let authorization = head.headers.first(name: "authorization") {
            guard let start = authorization.utf8.firstRange(of: "Credential=".utf8) else { return nil }
            let rest = authorization.utf8[start.upperBound...]
            let end = rest.firstIndex { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: " ") } ?? rest.endIndex
            self.init(rest[..<end])
        } else if !target.rawQuery.isEmpty, let credential = target.value(of: "X-Amz-Credential") {
            self.init(credential[...].utf8)
        } else {
            return nil
        }
    }

    private init?(_ text: Substring.UTF8View) {
        let parts = text.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.count == 5, !parts[0].isEmpty else { return nil }
        accessKeyID = String(Substring(parts[0]))
        region = String(Substring(parts[2]))
        service = String(Substring(parts[3]))
    }
}
