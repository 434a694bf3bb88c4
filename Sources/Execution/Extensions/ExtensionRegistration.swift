import Foundation
import HTTPServer
import NIOCore
import NIOHTTP1

/// What an extension says when it registers.
struct ExtensionRegistration: Equatable, Sendable {
    let name: String
    let events: [String]
    let wantsAccount: Bool

    private struct Body: Decodable {
        var events: [String]?
        var configurationKeys: [String]?
    }

    init(_ request: HTTPServerRequest) throws(ExtensionsRefusal) {
        name = request.head.headers.first(name: "Lambda-Extension-Name") ?? ""
        guard !name.isEmpty else { throw .emptyName }
        // Of a file it is not longer, and of none it is in the log all the same.
        guard name.utf8.count <= 255 else { throw .longName }
        wantsAccount = request.head.headers["Lambda-Extension-Accept-Feature"].contains { value in
            value.split(separator: ",").contains { $0.trimmingCharacters(in: .whitespaces) == "accountId" }
        }
        let body: Body
        do {
            body = try JSONDecoder().decode(Body.self, from: Data(request.body.readableBytesView))
        } catch {
            throw .malformed("The body is not a JSON object with a list of events")
        }
        guard body.configurationKeys?.isEmpty ?? true else {
            throw .malformed("configurationKeys are deprecated; use environment variables instead")
        }
        events = body.events ?? []
    }
}
