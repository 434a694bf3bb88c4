package import Execution
import Synchronization

/// Those who keep something that belongs to functions outside the records of the control plane.
package final class DeletionFollowers: Sendable {
    /// Called when a function is about to be deleted; what it returns is called when the function is.
    package typealias Follower = @Sendable (FunctionKey) async -> Conclusion

    /// Removes what belonged to the function.
    package typealias Conclusion = @Sendable () async -> Void

    private let followers = Mutex<[Follower]>([])

    func add(_ follower: @escaping Follower) {
        followers.withLock { $0.append(follower) }
    }

    func prepare(_ function: FunctionKey) async -> [Conclusion] {
        var conclusions: [Conclusion] = []
        for follower in followers.withLock({ $0 }) { conclusions.append(await follower(function)) }
        return conclusions
    }
}

extension ControlPlane {
    /// From now on `follower` hears of every function that is deleted, before its commit and after.
    ///
    /// A function of that name may be made again before the second call, so that must not touch what was not there at
    /// the first. After a deletion that the end of the server interrupts the second call does not come.
    package func followDeletions(_ follower: @escaping DeletionFollowers.Follower) {
        deletionFollowers.add(follower)
    }
}
