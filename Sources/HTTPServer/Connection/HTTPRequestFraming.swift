import NIOHTTP1

/// What the head of a request says about its body and its connection.
struct HTTPRequestFraming: Sendable, Equatable {
    /// The declared length of the body.
    var contentLength: Int?
    /// The body is chunked.
    var isChunked = false
    /// The client waits for `100 Continue` before it sends the body.
    var expectsContinue = false
    /// The client asks for another protocol. It goes on in HTTP/1, but what follows this request cannot be read as such.
    var asksForUpgrade = false
    /// The fields contradict each other or name a coding this server does not know.
    var isInvalid = false

    /// Reads the fields in one pass over the head. The decoder has refused contradicting lengths already.
    init(_ head: HTTPRequestHead) {
        asksForUpgrade = head.method == .CONNECT
        for (name, value) in head.headers {
            // Most names are known by their length not to be one of these.
            switch name.utf8.count {
            case 6 where name.lowercased() == "expect":
                expectsContinue = head.version == .http1_1 && value.lowercased() == "100-continue"
            case 7 where name.lowercased() == "upgrade":
                asksForUpgrade = true
            case 14 where name.lowercased() == "content-length":
                contentLength = Int(value.trimmingSpaces())
                isInvalid = isInvalid || contentLength == nil
            case 17 where name.lowercased() == "transfer-encoding":
                isInvalid =
                    isInvalid || isChunked || value.trimmingSpaces().lowercased() != "chunked"
                    || head.version == .http1_0
                isChunked = true
            default:
                break
            }
        }
    }

    /// There is a body to come.
    var hasBody: Bool {
        isChunked || (contentLength ?? 0) > 0
    }
}

extension String {
    fileprivate func trimmingSpaces() -> Substring {
        var rest = self[...]
        while let first = rest.utf8.first, first == 0x20 || first == 0x09 { rest.removeFirst() }
        while let last = rest.utf8.last, last == 0x20 || last == 0x09 { rest.removeLast() }
        return rest
    }
}
