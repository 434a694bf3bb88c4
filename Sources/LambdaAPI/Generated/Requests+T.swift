// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

/// The model's `TagResourceRequest`.
package struct TagResourceRequest: Sendable, Equatable, Codable {
    /// `Resource`
    package var resource: String?
    /// `Tags`
    package var tags: [String: String]?

    /// Every member, each absent unless given.
    package init(
        resource: String? = nil,
        tags: [String: String]? = nil
    ) {
        self.resource = resource
        self.tags = tags
    }

    private enum CodingKeys: String, CodingKey {
        case resource = "Resource"
        case tags = "Tags"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.resource = document["Resource"].flatMap { $0.stringValue }
        self.tags = document["Tags"].flatMap { $0.objectValue?.compactMapValues { $0.stringValue } }
    }
}
