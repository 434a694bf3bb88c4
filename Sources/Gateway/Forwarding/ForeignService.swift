import LambdaAPI
import NIOHTTP1

/// Another service that a request is meant for, as its credential scope says, and how that service speaks.
struct ForeignService: Sendable, Equatable {
    /// How errors are written.
    enum Dialect: Sendable, Equatable {
        /// JSON, with the code in a header and in `__type`.
        case json
        /// XML of the query protocol.
        case query
        /// EC2's XML.
        case ec2
        /// S3's XML.
        case s3
        /// XML of the other services with paths.
        case restXML
    }

    /// The signing name.
    let name: String
    let dialect: Dialect

    /// - Returns: nil for a request that is for Lambda, or does not say for whom it is.
    init?(_ head: HTTPRequestHead, _ target: RequestTarget) {
        guard let service = Self.service(head, target), service != "lambda", Self.isName(service) else {
            return nil
        }
        name = service
        dialect = Self.dialect(of: service, head.headers, target)
    }

    init(name: String, dialect: Dialect) {
        self.name = name
        self.dialect = dialect
    }

    private static func service(_ head: HTTPRequestHead, _ target: RequestTarget) -> String? {
        let authorization = head.headers.first(name: "authorization")
        // Nearly every request is for Lambda, and every invocation comes this way.
        if let authorization, authorization.utf8Span.span.offset(of: "/lambda/aws4_request") != nil { return nil }
        if let scope = ClaimedScope(head, target) { return scope.service }
        // Signature version 2, which has no scope: clients still make presigned locations of objects with it.
        let isHeader = authorization?.hasPrefix("AWS ") ?? false
        let isPresigned = target.rawQuery.contains("AWSAccessKeyId=") && target.rawQuery.contains("Signature=")
        return isHeader || isPresigned ? "s3" : nil
    }

    private static func isName(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
                    true
                default:
                    false
                }
            }
    }

    private static func dialect(of service: String, _ headers: HTTPHeaders, _ target: RequestTarget) -> Dialect {
        switch service {
        case "ec2": return .ec2
        case "s3", "s3express", "s3-outposts", "s3-object-lambda": return .s3
        case "route53", "cloudfront": return .restXML
        default: break
        }
        guard headers.first(name: "x-amz-target") == nil else { return .json }
        let isForm = headers.first(name: "content-type")?.hasPrefix("application/x-www-form-urlencoded") ?? false
        return isForm || target.value(of: "Action") != nil ? .query : .json
    }
}
