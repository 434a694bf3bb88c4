import Foundation
import LambdaAPI

/// Where the next page of a list begins; opaque to clients.
///
/// It names the last item that was given, so it stays good when items before it come or go.
struct PageMarker: Codable, Sendable, Equatable {
    /// The list that the marker belongs to.
    var list: String
    /// The name of the last function or layer; nil in the list of one's versions.
    var function: String?
    /// The last version given; 0 is `$LATEST`.
    var version: Int

    var text: String {
        get throws(APIError) {
            guard let data = try? JSONEncoder().encode(self) else {
                throw .serviceException("The server cannot write a marker.")
            }
            // Letters that mean the same in a query, encoded or not.
            return data.base64EncodedString()
                .replacingOccurrences(of: "+", with: "-")
                .replacingOccurrences(of: "/", with: "_")
                .replacingOccurrences(of: "=", with: ".")
        }
    }

    /// - Parameters:
    ///   - text: the request's Marker; an absent or empty one begins the list.
    ///   - list: the list that is asked for.
    /// - Throws: InvalidParameterValueException; the service's own text is not known.
    static func parse(_ text: String?, list: String) throws(APIError) -> PageMarker? {
        guard let text, !text.isEmpty else { return nil }
        let base64 =
            text
            .replacingOccurrences(of: "-", with: "+")
            .replacingOccurrences(of: "_", with: "/")
            .replacingOccurrences(of: ".", with: "=")
        guard let data = Data(base64Encoded: base64),
            let marker = try? JSONDecoder().decode(PageMarker.self, from: data),
            marker.list == list, marker.version >= 0
        else {
            throw .invalidParameterValueException("The provided marker is invalid.")
        }
        return marker
    }
}
