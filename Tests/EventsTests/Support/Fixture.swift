import ControlPlane
import Execution
import Foundation
import Logging
import Storage

@testable import Events

/// A service on a real store, with functions that the test makes up.
final class Fixture: Sendable {
    let directory = NSTemporaryDirectory() + "lambent-events-\(UUID().uuidString)"
    let functions = FakeFunctions()
    let courier = FakeCourier()
    let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
    let caller = Caller(account: "000000000000", region: "us-east-1", principalARN: "arn:x", requestID: "")

    /// A server from its start to its end; the store stays for the next.
    func serve(
        _ configuration: EventsConfiguration = EventsConfiguration(timeScale: 0.0005),
        _ body: (EventService, LocalStorage) async throws -> Void
    ) async throws {
        let storage = try await LocalStorage.open(directory: directory, logger: logger)
        let service = EventService(
            configuration: configuration,
            queue: storage,
            targets: functions,
            settings: functions,
            invoker: functions,
            courier: courier,
            logger: logger
        )
        do {
            try await service.start()
            try await body(service, storage)
        } catch {
            functions.release()
            await service.finish()
            await storage.close()
            throw error
        }
        functions.release()
        await service.finish()
        await storage.close()
    }

    func send(_ function: String = "f", _ payload: String = "{}", id: String, to service: EventService) async throws {
        var caller = caller
        caller.requestID = id
        let payload = Data(payload.utf8)
        try await service.accept(AsynchronousInvocation(function: function, payload: payload, caller: caller))
    }

    func selection(_ function: String? = nil, id: String? = nil, state: EventState? = nil) -> EventSelection {
        EventSelection(account: "000000000000", region: "us-east-1", function: function, id: id, state: state)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: directory)
    }
}

/// Waits for a condition with a deadline.
func until(
    _ what: String,
    within seconds: Double = 20,
    _ condition: () async throws -> Bool
) async throws {
    let deadline = Date(timeIntervalSinceNow: seconds)
    while try await !condition() {
        guard Date() < deadline else { throw Overdue(what: what) }
        try await Task.sleep(for: .milliseconds(2))
    }
}

/// What did not come true.
struct Overdue: Error {
    var what: String
}
