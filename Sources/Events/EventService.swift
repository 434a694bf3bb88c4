package import ControlPlane
package import Execution
import Foundation
package import LambdaAPI
package import Logging
package import Neighbours
package import Storage
import Synchronization

/// Asynchronous invocations: accepts events durably, runs them when their turn comes, tries again what fails, and tells
/// whom it concerns how they ended.
package final class EventService: Sendable {
    /// The credentials of a role that a function acts under; nil where this server acts itself.
    package typealias RoleSource =
        @Sendable (_ role: String, _ function: FunctionKey) async throws(RoleFailure) -> RoleCredentials?

    let configuration: EventsConfiguration
    let store: EventStore
    let intake: EventIntake
    let statistics = DeliveryStatistics()
    let events: QueueDispatcher
    let deliveries: QueueDispatcher
    let logger: Logger
    private let settings: any FunctionSettingsSource
    private let clock: any Clock<Duration>
    private let stopping: StopSign
    private let sweep = Mutex<Task<Void, Never>?>(nil)

    /// A service that does nothing before ``start()`` but accept.
    ///
    /// - Parameters:
    ///   - configuration: how it behaves.
    ///   - queue: where events are kept.
    ///   - controlPlane: what functions there are, and their settings.
    ///   - execution: runs them.
    ///   - neighbours: calls the services that destinations and dead letters go to.
    ///   - roleCredentials: in whose name they are called.
    ///   - logger: for what goes wrong; it never gets a payload.
    package convenience init(
        configuration: EventsConfiguration,
        queue: any MessageQueue,
        controlPlane: ControlPlane,
        execution: ExecutionService,
        neighbours: NeighbourClient,
        roleCredentials: @escaping RoleSource,
        logger: Logger
    ) {
        self.init(
            configuration: configuration,
            queue: queue,
            targets: controlPlane,
            settings: controlPlane,
            invoker: ExecutionInvoker(execution: execution, controlPlane: controlPlane),
            courier: NeighbourCourier(client: neighbours, roleCredentials: roleCredentials),
            logger: logger
        )
        controlPlane.followDeletions { [weak self] function in
            await self?.functionIsDeleted(function) ?? {}
        }
    }

    init(
        configuration: EventsConfiguration,
        queue: any MessageQueue,
        targets: any InvocationTargets,
        settings: any FunctionSettingsSource,
        invoker: any FunctionInvoker,
        courier: any Courier,
        clock: any Clock<Duration> = ContinuousClock(),
        logger: Logger
    ) {
        let store = EventStore(queue: queue, clock: clock, logger: logger)
        let stopping = StopSign()
        let announcer = Announcer()
        let intake = EventIntake(
            queue: queue,
            controlPlane: targets,
            configuration: configuration,
            announce: { await announcer.events?.announce($0) },
            logger: logger
        )
        let runner = EventRunner(
            store: store,
            settings: settings,
            invoker: invoker,
            configuration: configuration,
            isStopping: { stopping.isUp },
            announceDeliveries: { await announcer.deliveries?.announce($0) },
            logger: logger
        )
        let deliverer = DeliveryRunner(
            store: store,
            settings: settings,
            courier: courier,
            intake: intake,
            configuration: configuration,
            statistics: statistics,
            logger: logger
        )
        let dispatcher = { (queue: String, limit: Int, work: @escaping QueueDispatcher.Work) in
            QueueDispatcher(
                queue: queue,
                store: store.queue,
                limit: limit,
                clock: clock,
                milliseconds: { configuration.milliseconds },
                logger: logger,
                work: work
            )
        }
        self.configuration = configuration
        self.store = store
        self.intake = intake
        self.settings = settings
        self.clock = clock
        self.stopping = stopping
        self.logger = logger
        events = dispatcher(EventQueues.waiting, configuration.maximumRunning) { await runner.take($0) }
        deliveries = dispatcher(EventQueues.deliveries, 64) { await deliverer.take($0) }
        announcer.set(events: events, deliveries: deliveries)
    }

    /// Takes up every event that was waiting, running or being delivered when the server ended.
    ///
    /// - Throws: when the storage cannot be read.
    package func start() async throws {
        for lane in try await store.queue.lanes(in: EventQueues.waiting) {
            if let function = EventQueues.function(ofLane: lane),
                try await settings.settings(of: function, qualifier: "$LATEST") == nil
            {
                // The server ended while the function was being deleted.
                try await store.queue.commit(messages: [.removeLane(lane, queue: EventQueues.waiting)])
            } else {
                await events.announce(lane)
            }
        }
        for lane in try await store.queue.lanes(in: EventQueues.deliveries) {
            await deliveries.announce(lane)
        }
        let task = Task { await removeExpiredRepeatedly() }
        sweep.withLock { $0 = task }
    }

    /// Accepts an event; it is durable when this returns.
    ///
    /// - Parameter invocation: its payload has been checked to be JSON, and is small enough.
    /// - Throws: what Invoke answers for a function that does not exist; ServiceException when it cannot be stored.
    package func accept(_ invocation: AsynchronousInvocation) async throws(APIError) {
        try await intake.accept(invocation)
    }

    /// Begins nothing any more, and waits for the functions that run. Deliveries that are under way are cut off: they
    /// are made again after the next start.
    package func finish() async {
        stopping.raise()
        sweep.withLock { $0 }?.cancel()
        await deliveries.finish(cancelling: true)
        await events.finish(cancelling: false)
    }

    /// What waits for a function that is deleted is of no use to anybody.
    private func functionIsDeleted(_ function: FunctionKey) async -> DeletionFollowers.Conclusion {
        let lane = EventQueues.lane(of: function)
        guard let newest = try? await store.queue.newestNumber(in: EventQueues.waiting, lane: lane) else { return {} }
        return { [store] in
            let removal = MessageChange.removeLane(lane, queue: EventQueues.waiting, upTo: newest)
            do {
                try await store.queue.commit(messages: [removal])
            } catch {
                // They are dropped one by one when their turn comes.
                store.logger.warning("the events of a deleted function stay for now", metadata: ["error": "\(error)"])
            }
        }
    }

    private func removeExpiredRepeatedly() async {
        while !Task.isCancelled {
            do {
                let removal = MessageChange.removeDue(
                    before: configuration.milliseconds,
                    queue: EventQueues.deadLetters
                )
                try await store.queue.commit(messages: [removal])
            } catch {
                logger.warning("expired events stay for now", metadata: ["error": "\(error)"])
            }
            try? await clock.sleep(for: .seconds(3600))
        }
    }
}

/// Says that the server ends.
private final class StopSign: Sendable {
    private let state = Atomic<Bool>(false)

    var isUp: Bool { state.load(ordering: .acquiring) }

    func raise() { state.store(true, ordering: .releasing) }
}

/// Ties the dispatchers to those who are made before them.
private final class Announcer: Sendable {
    private struct State {
        weak var events: QueueDispatcher?
        weak var deliveries: QueueDispatcher?
    }

    private let state = Mutex(State())

    var events: QueueDispatcher? { state.withLock { $0.events } }
    var deliveries: QueueDispatcher? { state.withLock { $0.deliveries } }

    func set(events: QueueDispatcher, deliveries: QueueDispatcher) {
        state.withLock { state in
            state.events = events
            state.deliveries = deliveries
        }
    }
}
