/// The lines `key number` of a control group's file.
struct KeyedNumbers {
    private let text: String

    init(_ text: String) {
        self.text = text
    }

    subscript(_ key: String) -> Int? {
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: " ")
            if parts.count == 2, parts[0] == key { return Int(parts[1]) }
        }
        return nil
    }
}
