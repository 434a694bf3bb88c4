import LambdaAPI
import NIOHTTP1

/// What pages of other origins are told of a function URL.
struct FunctionURLCors {
    let rules: Cors
    let request: HTTPRequestHead

    private var origin: String? { request.headers.first(name: "origin") }

    /// Whether a browser asks beforehand what it may send; the function is not asked then.
    var isPreflight: Bool {
        request.method == .OPTIONS && origin != nil && request.headers.contains(name: "access-control-request-method")
    }

    /// The origin that may read the answer, as the answer names it; nil when none may.
    private var allowedOrigin: String? {
        guard let origin, let origins = rules.allowOrigins else { return nil }
        if origins.contains("*") { return rules.allowCredentials == true ? origin : "*" }
        return origins.contains { Self.fits($0, origin) } ? origin : nil
    }

    /// An origin may have a star for its first labels: `https://*.example.com`.
    private static func fits(_ pattern: String, _ origin: String) -> Bool {
        guard let star = pattern.firstIndex(of: "*") else { return pattern == origin }
        let (head, tail) = (pattern[..<star], pattern[pattern.index(after: star)...])
        return origin.utf8.count > head.utf8.count + tail.utf8.count && origin.hasPrefix(head) && origin.hasSuffix(tail)
    }

    /// The headers of the answer to a question beforehand.
    var preflightHeaders: HTTPHeaders {
        guard let allowedOrigin else { return [:] }
        var headers: HTTPHeaders = ["Access-Control-Allow-Origin": allowedOrigin]
        if let methods = rules.allowMethods, !methods.isEmpty {
            headers.add(name: "Access-Control-Allow-Methods", value: methods.joined(separator: ","))
        }
        if let names = rules.allowHeaders, !names.isEmpty {
            headers.add(name: "Access-Control-Allow-Headers", value: names.joined(separator: ","))
        }
        if let seconds = rules.maxAge { headers.add(name: "Access-Control-Max-Age", value: String(seconds)) }
        addCommon(&headers, allowedOrigin)
        return headers
    }

    /// Puts the rules in the place of whatever the function itself says of other origins.
    func apply(to headers: inout HTTPHeaders) {
        for (name, _) in headers where name.lowercased().hasPrefix("access-control-") { headers.remove(name: name) }
        guard let allowedOrigin else { return }
        headers.add(name: "Access-Control-Allow-Origin", value: allowedOrigin)
        addCommon(&headers, allowedOrigin)
    }

    private func addCommon(_ headers: inout HTTPHeaders, _ allowedOrigin: String) {
        if rules.allowCredentials == true { headers.add(name: "Access-Control-Allow-Credentials", value: "true") }
        if let names = rules.exposeHeaders, !names.isEmpty {
            headers.add(name: "Access-Control-Expose-Headers", value: names.joined(separator: ","))
        }
        if allowedOrigin != "*" { headers.add(name: "Vary", value: "Origin") }
    }
}
