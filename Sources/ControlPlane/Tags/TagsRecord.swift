/// The tags of a resource whose own record does not hold them; there is none when it has no tags.
struct TagsRecord: Codable, Sendable, Equatable {
    var tags: [String: String]
}
