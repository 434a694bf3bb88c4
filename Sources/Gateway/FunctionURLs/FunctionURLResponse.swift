import Foundation
import HTTPServer
import LambdaAPI
import NIOCore
import NIOHTTP1

/// What a function's response is on the web.
struct FunctionURLResponse {
    var status = 200
    var headers = HTTPHeaders()
    var body = ByteBuffer()

    /// A response of a function that was collected whole.
    ///
    /// An object with `statusCode` tells status, headers, cookies and body; anything else is the body itself, as JSON, a
    /// string without its quotes (recorded from the service).
    ///
    /// - Returns: nil for a response that is no JSON, or whose parts are not what they must be.
    init?(payload: ByteBuffer) {
        guard let document = try? Document(json: Data(payload.readableBytesView)) else { return nil }
        guard let code = document["statusCode"] else {
            headers.add(name: "Content-Type", value: "application/json")
            if let text = document.stringValue {
                body = ByteBuffer(string: text)
            } else {
                body = ByteBuffer(bytes: ResponseEncoder.data(of: document))
            }
            return
        }
        guard let status = Self.status(code) else { return nil }
        self.status = status
        guard addHeaders(document) else { return nil }
        if !headers.contains(name: "content-type") { headers.add(name: "Content-Type", value: "application/json") }
        guard let content = document["body"] else { return }
        if document["isBase64Encoded"]?.boolValue == true {
            guard let data = content.dataValue else { return nil }
            body = ByteBuffer(bytes: data)
        } else if let text = content.stringValue {
            body = ByteBuffer(string: text)
        } else {
            body = ByteBuffer(bytes: ResponseEncoder.data(of: content))
        }
    }

    /// A response that was streamed and collected: metadata, eight zero bytes, and the body.
    init?(integration payload: ByteBuffer) {
        let view = payload.readableBytesView
        guard let zeros = view.firstRange(of: Self.separator) else { return nil }
        self.init(metadata: Data(view[..<zeros.lowerBound]))
        body = payload.getSlice(at: zeros.upperBound, length: view.endIndex - zeros.upperBound) ?? ByteBuffer()
    }

    /// What parts metadata from the body.
    static let separator = Array(repeating: UInt8(0), count: 8)

    /// The type of responses that begin with metadata.
    static let metadataType = "application/vnd.awslambda.http-integration-response"

    /// The metadata that a streamed response begins with: status, headers and cookies.
    init?(metadata: Data) {
        guard let document = try? Document(json: metadata), document.objectValue != nil else { return nil }
        if let code = document["statusCode"] {
            guard let status = Self.status(code) else { return nil }
            self.status = status
        }
        guard addHeaders(document) else { return nil }
        if !headers.contains(name: "content-type") {
            headers.add(name: "Content-Type", value: "application/octet-stream")
        }
    }

    private mutating func addHeaders(_ document: Document) -> Bool {
        for (name, value) in (document["headers"]?.objectValue ?? [:]).sorted(by: { $0.key < $1.key }) {
            guard let text = Self.text(value), Self.isSendable(name, text) else { return false }
            // The length is ours to tell, and the connection ours to keep.
            guard !Self.ownHeaders.contains(name.lowercased()) else { continue }
            headers.replaceOrAdd(name: name, value: text)
        }
        for cookie in document["cookies"]?.arrayValue ?? [] {
            guard let text = Self.text(cookie), Self.isSendable("Set-Cookie", text) else { return false }
            headers.add(name: "Set-Cookie", value: text)
        }
        return true
    }

    private static let ownHeaders: Set = ["content-length", "transfer-encoding", "connection", "keep-alive"]

    /// A number, or a text of one (recorded from the service).
    private static func status(_ document: Document) -> Int? {
        let number = document.integerValue ?? document.stringValue.flatMap { Int($0) }
        return number.flatMap { (100...599).contains($0) ? $0 : nil }
    }

    private static func text(_ document: Document) -> String? {
        switch document {
        case .string(let text): text
        case .integer(let number): String(number)
        case .number(let number): "\(number)"
        case .bool(let value): value ? "true" : "false"
        default: nil
        }
    }

    /// Nothing that ends a line gets into the head of a response.
    private static func isSendable(_ name: String, _ value: String) -> Bool {
        let separators = Set("()<>@,;:\\\"/[]?={} \t".utf8)
        return !name.isEmpty && name.utf8.allSatisfy { (0x21...0x7E).contains($0) && !separators.contains($0) }
            && value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
    }
}
