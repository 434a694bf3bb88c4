import Foundation

/// The one spelling of a request that both sides hash.
struct CanonicalRequest {
    /// The text itself.
    let text: String

    /// - Parameters:
    ///   - signedHeaders: lower-case names.
    ///   - service: S3 alone takes the path as it was sent; all others take dot segments out and encode it once more.
    ///   - omittedParameter: a query parameter that is not covered, the signature itself.
    init(
        _ request: RequestToSign,
        signedHeaders: [String],
        payloadHash: String,
        service: String,
        omittedParameter: String? = nil
    ) {
        let names = signedHeaders.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        var lines = [
            request.method.uppercased(),
            service == "s3" ? Self.nonEmpty(request.path) : Self.path(request.path),
            Self.query(request.query, omitting: omittedParameter),
        ]
        for name in names {
            let value = request.values(of: name).map(Self.folded).joined(separator: ",")
            lines.append("\(name):\(value)")
        }
        lines.append("")
        lines.append(names.joined(separator: ";"))
        lines.append(payloadHash)
        text = lines.joined(separator: "\n")
    }

    /// The path with `.`, `..` and doubled slashes resolved, encoded once more than it was sent.
    static func path(_ path: String) -> String {
        var segments: [Substring] = []
        for segment in path.split(separator: "/") where segment != "." {
            if segment == ".." {
                segments = segments.dropLast()
            } else {
                segments.append(segment)
            }
        }
        let isFolder = path.utf8.last == UInt8(ascii: "/") && !segments.isEmpty
        let resolved = "/" + segments.joined(separator: "/") + (isFolder ? "/" : "")
        return PercentEncoding.encode(resolved.utf8, keepingSlashes: true)
    }

    /// The parameters, each decoded and encoded again, in the order of their encoded names and values.
    static func query(_ query: String, omitting omitted: String?) -> String {
        query.split(separator: "&")
            .compactMap { parameter -> (name: String, value: String)? in
                let parts = parameter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                let name = PercentEncoding.encode(PercentEncoding.decode(parts[0]))
                if name == omitted { return nil }
                return (name, parts.count > 1 ? PercentEncoding.encode(PercentEncoding.decode(parts[1])) : "")
            }
            // Encoded text is ASCII, so that comparing it compares its bytes.
            .sorted { ($0.name, $0.value) < ($1.name, $1.value) }
            .map { "\($0.name)=\($0.value)" }
            .joined(separator: "&")
    }

    /// The value without the space around it and with one space for each run of them.
    static func folded(_ value: String) -> String {
        // By bytes: as characters, a space with a combining mark would be none.
        value.utf8.split { $0 == 0x20 || (0x09...0x0D).contains($0) }
            .map { String(decoding: $0, as: UTF8.self) }
            .joined(separator: " ")
    }

    private static func nonEmpty(_ path: String) -> String {
        path.isEmpty ? "/" : path
    }
}
