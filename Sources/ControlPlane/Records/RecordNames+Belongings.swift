import Execution

extension RecordNames {
    /// The collections whose records belong to one function each and go with it: their ids begin with
    /// ``belongingPrefix(_:)``.
    static let belongings = [versions, aliases]

    static func belongingPrefix(_ function: FunctionKey) -> String {
        id(function) + "/"
    }
}
