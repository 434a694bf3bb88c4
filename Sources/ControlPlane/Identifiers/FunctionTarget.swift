/// What a qualifier names.
enum FunctionTarget: Sendable, Equatable {
    /// The unpublished version, named by `$LATEST` or by no qualifier.
    case latest
    case version(Int)
    /// An alias, or something that can be the name of none.
    case alias(String)

    static let latestQualifier = "$LATEST"

    init(qualifier: String?) {
        guard let qualifier, qualifier != Self.latestQualifier else {
            self = .latest
            return
        }
        // A number with a leading zero, or one that is too large, names no version that exists.
        if qualifier.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            let number = Int(qualifier).flatMap { String($0) == qualifier ? $0 : nil }
            self = .version(number ?? 0)
        } else {
            self = .alias(qualifier)
        }
    }
}
