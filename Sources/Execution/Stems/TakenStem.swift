/// A stem that is somebody's, and what another like it is made from.
struct TakenStem: Sendable {
    let stem: Stem
    let key: StemKey
    /// The name of the runtime.
    let runtime: String
}
