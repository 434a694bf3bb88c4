/// What is known of one lane of a queue that is worked on.
struct Lane {
    /// How many messages may be worked on at once when a lane begins, and by how many more each time that all are busy.
    static let step = 8

    /// How often a lane that is busy gets more.
    static let stepInterval = Duration.milliseconds(250)

    /// The messages that are worked on.
    var running: Set<String> = []

    /// How many may be, and by how many more and how soon when all are busy.
    var allowance = Lane.step
    var step = Lane.step
    var stepInterval = Lane.stepInterval

    /// Whether the store is being read, and which messages were finished meanwhile: what was read of them is old.
    var isLoading = false
    var finishedWhileLoading: Set<String> = []

    /// Whether something changed since the store was read.
    var mustLoad = true

    /// Nothing is begun before, in milliseconds since 1970.
    var pausedUntil: Int64 = 0

    /// Messages wait that are due, and all allowed ones are busy.
    var isSaturated = false

    /// Looks again at this time.
    var alarm: (time: Int64, task: Task<Void, Never>)?

    /// Something was refused: as many as are busy is as many as there should be for now.
    mutating func back(off pause: Duration, at moment: Int64) {
        pausedUntil = moment + max(1, pause.wholeMilliseconds)
        allowance = max(1, running.count)
        step = 1
        stepInterval = .seconds(1)
    }
}
