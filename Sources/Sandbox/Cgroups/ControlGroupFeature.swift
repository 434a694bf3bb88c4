/// What control groups do for a sandbox.
package enum ControlGroupFeature: String, Sendable, Hashable, CaseIterable {
    /// A limit of memory, with kills that are counted.
    case memory
    /// A share of the processors.
    case cpu
    /// A limit of processes.
    case pids
    /// Stopping all processes without their noticing.
    case freeze
}

/// A feature that control groups do not have on this host.
package struct MissingControlGroupFeature: Sendable, Hashable {
    package let feature: ControlGroupFeature
    /// Why, as a sentence without a full stop.
    package let reason: String
    /// What would change it; nil when nothing can.
    package let cure: String?
}
