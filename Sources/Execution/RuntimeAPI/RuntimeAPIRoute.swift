import LambdaAPI
import NIOHTTP1

/// A call of the Runtime API.
enum RuntimeAPIRoute: Equatable {
    case next
    case response(id: Substring)
    case error(id: Substring)
    case initializationError
    case ping
    /// The credentials of the role, for those that do not have them in their variables.
    case credentials
    case wrongMethod
    case unknown

    /// Of ``credentials``.
    static let credentialsPath = "/2021-04-23/credentials"

    private static let prefix = "/2018-06-01"
    private static let nextPath = "/2018-06-01/runtime/invocation/next"
    private static let invocationPrefix: StaticString = "/2018-06-01/runtime/invocation/"

    init(method: HTTPMethod, uri: String) {
        // The usual targets have no query; comparing bytes first keeps them cheap.
        if uri == Self.nextPath {
            self = method == .GET ? .next : .wrongMethod
            return
        }
        let bytes = uri.utf8Span.span
        let end = uri.utf8.index(uri.startIndex, offsetBy: bytes.offset(of: UInt8(ascii: "?")) ?? bytes.count)
        let path = uri[..<end]
        if bytes.starts(with: Self.invocationPrefix) {
            let start = uri.utf8.index(uri.startIndex, offsetBy: Self.invocationPrefix.utf8CodeUnitCount)
            self.init(method: method, afterInvocation: path[start...])
        } else if path == "\(Self.prefix)/runtime/init/error" {
            self = method == .POST ? .initializationError : .wrongMethod
        } else if path == "\(Self.prefix)/ping" || path == "/ping" {
            self = method == .GET ? .ping : .wrongMethod
        } else if path == Self.credentialsPath {
            self = method == .GET ? .credentials : .wrongMethod
        } else {
            self = .unknown
        }
    }

    private init(method: HTTPMethod, afterInvocation rest: Substring) {
        if rest == "next" {
            self = method == .GET ? .next : .wrongMethod
            return
        }
        // An id and a word; more pieces than two are no call.
        guard let offset = rest.utf8Span.span.offset(of: UInt8(ascii: "/")) else {
            self = .unknown
            return
        }
        let slash = rest.utf8.index(rest.startIndex, offsetBy: offset)
        let id = rest[..<slash]
        switch rest[rest.utf8.index(after: slash)...] {
        case "response": self = method == .POST ? .response(id: id) : .wrongMethod
        case "error": self = method == .POST ? .error(id: id) : .wrongMethod
        default: self = .unknown
        }
    }
}
