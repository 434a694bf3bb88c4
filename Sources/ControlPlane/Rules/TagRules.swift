import LambdaAPI

/// What the tags of a function may be.
enum TagRules {
    static let limit = 50

    /// The text for too many is the service's; those for keys and values are our own.
    static func check(_ tags: [String: String]) throws(APIError) {
        guard tags.count <= limit else {
            throw .invalidParameterValueException("Number of tags exceeds resource tag limit.")
        }
        for (key, value) in tags.sorted(by: { $0.key < $1.key }) {
            guard (1...128).contains(key.unicodeScalars.count) else {
                throw .invalidParameterValueException("Tag keys must have between 1 and 128 characters.")
            }
            guard value.unicodeScalars.count <= 256 else {
                throw .invalidParameterValueException("Tag values must have at most 256 characters.")
            }
            guard !key.lowercased().hasPrefix("aws:") else {
                throw .invalidParameterValueException("Tag keys must not begin with aws:, which is reserved.")
            }
        }
    }
}
