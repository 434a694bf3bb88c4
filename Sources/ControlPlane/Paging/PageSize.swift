/// How many items a page has.
enum PageSize {
    /// Functions, layers and their versions: never more, whatever is asked for (documented by the service).
    static let maximum = 50

    static func of(_ asked: Int?) -> Int {
        min(max(asked ?? maximum, 1), maximum)
    }
}
