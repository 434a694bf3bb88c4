package import NIOCore

/// Runs tasks on an event loop: `Task(executorPreference: EventLoopTaskExecutor(eventLoop))` stays there between its
/// suspensions, which spares the two thread changes of a task of the default pool.
package final class EventLoopTaskExecutor: TaskExecutor, SerialExecutor {
    private let eventLoop: any EventLoop

    /// The executor of this loop; it keeps no state of its own, so that one may be made wherever it is needed.
    package init(_ eventLoop: any EventLoop) {
        self.eventLoop = eventLoop
    }

    /// Runs a job on the loop, later in its current turn or in the next.
    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        eventLoop.execute {
            job.runSynchronously(
                isolatedTo: self.asUnownedSerialExecutor(),
                taskExecutor: self.asUnownedTaskExecutor()
            )
        }
    }

    /// This executor as an actor's or a task's serial executor.
    package func asUnownedSerialExecutor() -> UnownedSerialExecutor {
        UnownedSerialExecutor(ordinary: self)
    }

    /// Stops the process unless it is called on the loop.
    package func checkIsolated() {
        eventLoop.preconditionInEventLoop()
    }
}
