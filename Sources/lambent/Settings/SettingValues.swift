import Configuration

/// Reads one setting after the other and gathers what is wrong with them.
struct SettingValues {
    let reader: ConfigReader
    var problems: [String] = []

    init(reader: ConfigReader) {
        self.reader = reader
    }

    /// A setting that is a word.
    mutating func text<Value>(_ name: SettingName, _ form: String, _ parse: (String) -> Value?) -> Value? {
        guard let text = reader.string(forKey: ConfigKey([name.rawValue])) else { return nil }
        guard let value = parse(text) else {
            reject(name, text, form)
            return nil
        }
        return value
    }

    /// A setting that is a number, perhaps with a fraction.
    mutating func number(_ name: SettingName, _ form: String, _ isValid: (Double) -> Bool) -> Double? {
        guard let value = reader.double(forKey: ConfigKey([name.rawValue])) else { return nil }
        guard value.isFinite, isValid(value) else {
            reject(name, String(value), form)
            return nil
        }
        return value
    }

    /// A setting that is a whole number.
    mutating func integer(_ name: SettingName, _ form: String, _ isValid: (Int) -> Bool) -> Int? {
        guard let value = reader.int(forKey: ConfigKey([name.rawValue])) else { return nil }
        guard isValid(value) else {
            reject(name, String(value), form)
            return nil
        }
        return value
    }

    /// A setting that may be given several times.
    func list(_ name: SettingName) -> [String] {
        reader.stringArray(forKey: ConfigKey([name.rawValue]), default: [])
    }

    mutating func reject(_ name: SettingName, _ value: String, _ form: String) {
        problems.append("\(name.rawValue): \"\(value)\" is not \(form).")
    }
}
