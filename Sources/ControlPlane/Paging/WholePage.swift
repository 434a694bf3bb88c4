import LambdaAPI

/// A page of functions and versions under construction: it takes one item more than it gives, to know whether there is
/// another page.
struct WholePage {
    private struct Item {
        var configuration: FunctionConfiguration
        var function: String
        var version: Int
    }

    let size: Int
    private var items: [Item] = []

    init(size: Int) {
        self.size = size
    }

    /// Whether there is an item for the next page.
    var isOverfull: Bool { items.count > size }

    /// How many items it still takes.
    var room: Int { size + 1 - items.count }

    var given: [FunctionConfiguration] { items.prefix(size).map(\.configuration) }

    mutating func append(_ configuration: FunctionConfiguration, function: String, version: Int) {
        guard !isOverfull else { return }
        items.append(Item(configuration: configuration, function: function, version: version))
    }

    /// Where the next page begins; nil when there is none.
    func marker(list: String) throws(APIError) -> String? {
        guard isOverfull else { return nil }
        let last = items[size - 1]
        return try PageMarker(list: list, function: last.function, version: last.version).text
    }
}
