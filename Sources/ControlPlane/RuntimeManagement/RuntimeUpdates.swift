/// When a function gets another version of its runtime.
enum RuntimeUpdates: String, Codable, Sendable {
    /// Whenever the function is prepared anew.
    case automatic = "Auto"
    /// With an update of the function, and only then.
    case functionUpdate = "FunctionUpdate"
    /// Never by itself.
    case manual = "Manual"
}
