import ControlPlane
import Execution
import Foundation
import LambdaAPI
import Logging
import Storage

/// Takes events in: what it has accepted is durable.
struct EventIntake: Sendable {
    let queue: any MessageQueue
    let controlPlane: any InvocationTargets
    let configuration: EventsConfiguration
    /// Events of a lane wait.
    let announce: @Sendable (_ lane: String) async -> Void
    let logger: Logger

    func accept(_ invocation: AsynchronousInvocation) async throws(APIError) {
        try await controlPlane.checkInvocable(invocation.function, qualifier: invocation.qualifier, invocation.caller)
        let reference = try FunctionReference(
            invocation.function,
            qualifier: invocation.qualifier,
            caller: invocation.caller
        )
        let record = EventRecord(
            account: reference.key.account,
            region: reference.key.region,
            function: reference.key.name,
            qualifier: reference.qualifier ?? "$LATEST",
            invokedFunctionARN: reference.arnAsAsked,
            // One trace for all attempts.
            traceHeader: invocation.traceHeader ?? TraceHeader.undecided(milliseconds: configuration.milliseconds),
            clientContext: invocation.clientContext,
            cognitoIdentity: invocation.cognitoIdentity,
            accepted: configuration.milliseconds
        )
        do {
            let change = try addition(invocation.caller.requestID, record, invocation.payload)
            try await queue.commit(messages: [change])
        } catch {
            logger.error("an event cannot be stored", metadata: ["error": "\(error)"])
            throw .serviceException("The server cannot store the event now.")
        }
        let announce = announce
        Task { await announce(record.lane) }
    }

    /// The event that tells a function of the end of another's.
    func forward(_ parcel: Parcel, to arn: TargetARN, delivery: Delivery) async throws(DeliveryFailure) -> MessageChange
    {
        let identifier = FunctionIdentifier(parsing: arn.text)
        guard let account = identifier.account, let region = identifier.region else {
            throw DeliveryFailure(kind: .nowhere, reason: "\(arn.text) does not name a function")
        }
        // The same at each attempt: what was committed once is not added a second time.
        let id = Self.derivedID(parcel.id, delivery)
        let caller = Caller(
            account: account,
            region: region,
            principalARN: "arn:aws:iam::\(account):root",
            requestID: id
        )
        do throws(APIError) {
            try await controlPlane.checkInvocable(arn.text, qualifier: nil, caller)
        } catch {
            throw DeliveryFailure(
                kind: error.status >= 500 ? .transient : .refused,
                reason: error.message ?? error.code
            )
        }
        let record = EventRecord(
            account: account,
            region: region,
            function: identifier.name,
            qualifier: identifier.qualifier ?? "$LATEST",
            invokedFunctionARN: arn.text,
            traceHeader: parcel.record.outcome?.traceHeader ?? parcel.record.traceHeader,
            accepted: configuration.milliseconds
        )
        do {
            return try addition(id, record, Data(DestinationRecord(parcel).text.utf8))
        } catch {
            throw DeliveryFailure(kind: .transient, reason: "\(error)")
        }
    }

    private func addition(_ id: String, _ record: EventRecord, _ payload: Data) throws -> MessageChange {
        let state = try JSONEncoder().encode(record)
        let message = Message(
            id: id,
            queue: EventQueues.waiting,
            lane: record.lane,
            due: record.accepted,
            state: state
        )
        return .add(message, body: payload.isEmpty ? Data("{}".utf8) : payload)
    }

    /// A UUID that follows from the id of an event and its delivery.
    private static func derivedID(_ id: String, _ delivery: Delivery) -> String {
        let digest = BlobDigest(of: Data("\(id) \(delivery.kind.rawValue) \(delivery.target)".utf8)).hex
        let digits = Array(digest.prefix(32))
        let parts = [0..<8, 8..<12, 13..<16, 17..<20, 20..<32].map { String(digits[$0]) }
        return "\(parts[0])-\(parts[1])-4\(parts[2])-8\(parts[3])-\(parts[4])"
    }
}

/// What can be invoked.
protocol InvocationTargets: Sendable {
    /// - Throws: when the function, or what the qualifier names, does not exist.
    func checkInvocable(_ function: String, qualifier: String?, _ caller: Caller) async throws(APIError)
}

extension ControlPlane: InvocationTargets {}
