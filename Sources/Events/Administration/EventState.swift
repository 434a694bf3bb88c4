/// Where an event is.
package enum EventState: String, Codable, Sendable, CaseIterable {
    /// It waits for its turn, or for its next attempt.
    case waiting
    /// Its function runs.
    case running
    /// It has ended, and the queue, topic or destination has not taken it yet.
    case delivering
    /// It failed, and nobody takes it: it is kept here.
    case dead
}
