import Execution
import LambdaAPI
import Storage

/// How records are named.
///
/// Every id begins with the account and the region, so that a prefix lists one account's functions of one region in
/// the order of their names, and a function's own prefix lists its versions in the order of their numbers; so do layers
/// and theirs. Neither an account, a region nor a name has a slash.
enum RecordNames {
    static let functions = "functions"
    static let versions = "function-versions"
    static let transitions = "function-transitions"
    static let layers = "layers"
    static let layerVersions = "layer-versions"

    /// Enough digits that numbers sort like text.
    private static let numberWidth = 12

    static func scope(account: String, region: String) -> String {
        "\(account)/\(region)/"
    }

    static func id(_ function: FunctionKey) -> String {
        scope(account: function.account, region: function.region) + function.name
    }

    static func function(_ function: FunctionKey) -> RecordKey {
        RecordKey(collection: functions, id: id(function))
    }

    static func transition(_ function: FunctionKey) -> RecordKey {
        RecordKey(collection: transitions, id: id(function))
    }

    static func versionPrefix(_ function: FunctionKey) -> String {
        belongingPrefix(function)
    }

    static func version(_ number: Int, of function: FunctionKey) -> RecordKey {
        RecordKey(collection: versions, id: versionPrefix(function) + padded(number))
    }

    static func layer(_ layer: LayerKey) -> RecordKey {
        RecordKey(collection: layers, id: id(layer))
    }

    static func layerVersionPrefix(_ layer: LayerKey) -> String {
        id(layer) + "/"
    }

    /// The higher the number, the lower the id: the newest version is wanted first.
    static func layerVersion(_ number: Int, of layer: LayerKey) -> RecordKey {
        let last = Int(String(repeating: "9", count: numberWidth)) ?? .max
        return RecordKey(collection: layerVersions, id: layerVersionPrefix(layer) + padded(max(0, last - number)))
    }

    private static func id(_ layer: LayerKey) -> String {
        scope(account: layer.account, region: layer.region) + layer.name
    }

    static func padded(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, numberWidth - digits.count)) + digits
    }
}
