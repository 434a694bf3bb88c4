/// `Operation` is also the name of a class of Foundation; this one is never ambiguous.
package typealias APIOperation = Operation

extension Operation {
    /// The status of a successful answer. Invoke's depends on its invocation type.
    package var successStatus: Int {
        // The model says 200 for it; the service answers 204 with no body.
        self == .deleteFunction ? 204 : modeledStatus
    }
}
