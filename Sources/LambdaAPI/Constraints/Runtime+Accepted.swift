extension Runtime {
    /// The runtimes that a function may be given, in the order in which the service names them in messages.
    package static var accepted: [Runtime] { ConstraintOverrides.runtimes.map(Runtime.init(rawValue:)) }
}
