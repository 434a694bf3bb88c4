import Foundation
import NIOCore

/// What an extension asks to be told, and where.
struct TelemetrySubscription: Equatable, Sendable {
    enum Kind: String, Equatable, Sendable, Decodable {
        case platform
        case function
        case `extension`
    }

    /// A listener of the extension's, on the loopback address of the sandbox.
    enum Destination: Equatable, Sendable {
        /// - Parameter method: `POST` or `PUT`.
        case http(host: String, port: UInt16, path: String, method: String)
        case tcp(port: UInt16)
    }

    private struct Body: Decodable {
        struct Buffering: Decodable {
            var maxItems: Int?
            var maxBytes: Int?
            var timeoutMs: Int?
        }

        struct Destination: Decodable {
            var `protocol`: String
            var URI: String?
            var port: Int?
            var method: String?
        }

        var schemaVersion: String?
        var types: [String]
        var buffering: Buffering?
        var destination: Destination
    }

    /// Names that stand for the sandbox.
    private static let hosts: Set<String> = ["sandbox", "sandbox.localdomain"]

    /// That of the Runtime API.
    private static let reservedPort = 9001

    let api: TelemetryAPI
    let schemaVersion: String
    let types: [Kind]
    let destination: Destination
    /// How many records make a batch full.
    let maxItems: Int
    /// How many bytes do.
    let maxBytes: Int
    /// How long a record waits for others.
    let timeout: TimeAmount

    init(_ body: ByteBuffer, api: TelemetryAPI) throws(ExtensionsRefusal) {
        let parsed: Body
        do {
            parsed = try JSONDecoder().decode(Body.self, from: Data(body.readableBytesView))
        } catch {
            throw api.invalid(Self.reason(error))
        }
        let version = parsed.schemaVersion ?? api.schemaVersions[0]
        guard api.schemaVersions.contains(version) else {
            throw api.invalid("schemaVersion: unknown version \(version)")
        }
        guard !parsed.types.isEmpty else { throw api.invalid("types: at least one is needed") }
        var types: [Kind] = []
        for name in parsed.types {
            guard let type = Kind(rawValue: name) else { throw api.invalid("types: unknown type \(name)") }
            if !types.contains(type) { types.append(type) }
        }
        self.api = api
        self.types = types
        schemaVersion = version
        destination = try Self.destination(parsed.destination, api)
        let buffering = parsed.buffering
        maxItems = try Self.bounded(buffering?.maxItems, 1000...10_000, usual: 10_000, "maxItems", api)
        maxBytes = try Self.bounded(buffering?.maxBytes, 262_144...1_048_576, usual: 262_144, "maxBytes", api)
        let milliseconds = try Self.bounded(buffering?.timeoutMs, 25...30_000, usual: 1000, "timeoutMs", api)
        timeout = .milliseconds(Int64(milliseconds))
    }

    private static func bounded(
        _ value: Int?,
        _ range: ClosedRange<Int>,
        usual: Int,
        _ name: String,
        _ api: TelemetryAPI
    ) throws(ExtensionsRefusal) -> Int {
        guard let value else { return usual }
        guard range.contains(value) else {
            throw api.invalid("buffering.\(name): \(value) is not between \(range.lowerBound) and \(range.upperBound)")
        }
        return value
    }

    private static func destination(
        _ wanted: Body.Destination,
        _ api: TelemetryAPI
    ) throws(ExtensionsRefusal) -> Destination {
        switch wanted.protocol {
        case "TCP":
            guard let port = wanted.port else { throw api.invalid("destination.port: missing") }
            return .tcp(port: try checked(port, api))
        case "HTTP":
            guard let text = wanted.URI, let parts = URLComponents(string: text), parts.scheme == "http" else {
                throw api.invalid("destination.URI: not an address of the form http://sandbox.localdomain:PORT")
            }
            guard let host = parts.host, hosts.contains(host) else {
                throw api.invalid("destination.URI host must be sandbox.localdomain")
            }
            let method = wanted.method ?? "POST"
            guard ["POST", "PUT"].contains(method) else { throw api.invalid("destination.method: POST or PUT") }
            let path = parts.percentEncodedPath.isEmpty ? "/" : parts.percentEncodedPath
            let query = parts.percentEncodedQuery.map { "?\($0)" } ?? ""
            return .http(host: host, port: try checked(parts.port ?? 80, api), path: path + query, method: method)
        default:
            throw api.invalid("destination.protocol: HTTP or TCP")
        }
    }

    private static func checked(_ port: Int, _ api: TelemetryAPI) throws(ExtensionsRefusal) -> UInt16 {
        guard port != reservedPort else { throw api.invalid("destination: port \(reservedPort) is reserved") }
        guard port > 0, let port = UInt16(exactly: port) else { throw api.invalid("destination: no port \(port)") }
        return port
    }

    private static func reason(_ error: any Error) -> String {
        switch error as? DecodingError {
        case .keyNotFound(let key, _): "\(key.stringValue): missing"
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            "\(context.codingPath.map(\.stringValue).joined(separator: ".")): of the wrong type"
        default: "The body is not JSON"
        }
    }
}
