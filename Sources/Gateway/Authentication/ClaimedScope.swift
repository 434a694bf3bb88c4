import LambdaAPI
import NIOHTTP1

/// The credential scope that a request claims, taken from wherever it can be found and not checked.
struct ClaimedScope: Sendable, Equatable {
    var accessKeyID: String
    var region: String
    var service: String

    /// - Returns: nil when there is no scope, or nothing that looks like one.
    init?(_ head: HTTPRequestHead, _ target: RequestTarget) {
        if let authorization = head.headers.first(name: "authorization") {
            let bytes = authorization.utf8Span.span
            guard let mark = bytes.offset(of: Self.mark) else { return nil }
            let rest = bytes.extracting((mark + Self.mark.utf8CodeUnitCount)...)
            let end = rest.indices.first { rest[$0] == UInt8(ascii: ",") || rest[$0] == UInt8(ascii: " ") }
            self.init(rest.extracting(..<(end ?? rest.count)))
        } else if !target.rawQuery.isEmpty, let credential = target.value(of: "X-Amz-Credential") {
            self.init(credential.utf8Span.span)
        } else {
            return nil
        }
    }

    private static let mark: StaticString = "Credential="

    private init?(_ text: Span<UInt8>) {
        // Key, date, region, service and the closing word.
        let slash = UInt8(ascii: "/")
        guard let first = text.offset(of: slash), first > 0,
            let second = text.offset(of: slash, from: first + 1),
            let third = text.offset(of: slash, from: second + 1),
            let fourth = text.offset(of: slash, from: third + 1),
            text.offset(of: slash, from: fourth + 1) == nil
        else { return nil }
        accessKeyID = Self.text(text.extracting(..<first))
        region = Self.text(text.extracting((second + 1)..<third))
        service = Self.text(text.extracting((third + 1)..<fourth))
    }

    private static func text(_ bytes: Span<UInt8>) -> String {
        bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }
}
