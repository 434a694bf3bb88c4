import Dispatch
import Foundation

/// A bound on a shutdown that hangs.
enum Deadline {
    /// Ends the process, whatever it is at, after so many seconds. What it started ends with it.
    static func exitProcess(after seconds: Double) {
        DispatchQueue.global().asyncAfter(deadline: .now() + seconds) {
            _exit(1)
        }
    }
}
