import Execution
import Foundation
import Neighbours

/// Carries the ends of events to neighbouring services.
struct NeighbourCourier: Courier {
    private let client: NeighbourClient
    private let roleCredentials: EventService.RoleSource
    private let limits = NeighbourService.Limits(attempt: .seconds(20), attempts: 2)

    init(client: NeighbourClient, roleCredentials: @escaping EventService.RoleSource) {
        self.client = client
        self.roleCredentials = roleCredentials
    }

    func deliver(_ parcel: Parcel, _ kind: Delivery.Kind, to target: DeliveryTarget) async throws(DeliveryFailure) {
        do {
            let credentials = try await self.credentials(for: parcel)
            switch target {
            case .queue(let arn):
                try await send(parcel, kind, toQueue: arn, credentials)
            case .topic(let arn):
                try await publish(parcel, kind, toTopic: arn, credentials)
            case .eventBus(let arn):
                try await put(parcel, onBus: arn, credentials)
            case .bucket(let arn):
                try await S3Neighbour(client: client, credentials: credentials).putObject(
                    Data(DestinationRecord(parcel).text.utf8),
                    bucket: arn.resource,
                    key: Self.objectKey(parcel),
                    contentType: "application/json"
                )
            case .function(let arn):
                throw DeliveryFailure(kind: .nowhere, reason: "\(arn.text) is a function")
            }
        } catch let failure as DeliveryFailure {
            throw failure
        } catch let error as RoleFailure {
            throw DeliveryFailure(kind: error.isRefusal ? .refused : .transient, reason: "\(error)")
        } catch let error as NeighbourError {
            throw DeliveryFailure(error)
        } catch {
            throw DeliveryFailure(kind: .transient, reason: "\(error)")
        }
    }

    /// Those of the function's role: it is the role that may send to a target or not.
    private func credentials(for parcel: Parcel) async throws(RoleFailure) -> RoleCredentials? {
        guard let role = parcel.role else { return nil }
        return try await roleCredentials(role, parcel.record.key)
    }

    private func send(
        _ parcel: Parcel,
        _ kind: Delivery.Kind,
        toQueue arn: TargetARN,
        _ credentials: RoleCredentials?
    ) async throws {
        let letter = Letter(parcel, kind, isOrdered: arn.isFIFO)
        try await SQSNeighbour(client: client, credentials: credentials, limits: limits).send(
            letter.body,
            attributes: letter.attributes,
            traceHeader: parcel.record.outcome?.traceHeader ?? parcel.record.traceHeader,
            order: letter.order,
            toQueue: try arn.name()
        )
    }

    private func publish(
        _ parcel: Parcel,
        _ kind: Delivery.Kind,
        toTopic arn: TargetARN,
        _ credentials: RoleCredentials?
    ) async throws {
        let letter = Letter(parcel, kind, isOrdered: arn.isFIFO)
        try await SNSNeighbour(client: client, credentials: credentials, limits: limits).publish(
            letter.body,
            attributes: letter.attributes,
            order: letter.order,
            toTopic: try arn.name(),
            arn: arn.text
        )
    }

    private func put(_ parcel: Parcel, onBus arn: TargetARN, _ credentials: RoleCredentials?) async throws {
        let succeeded = parcel.record.condition == .success
        let entry = EventBridgeNeighbour.Entry(
            source: "lambda",
            detailType: "Lambda Function Invocation Result - \(succeeded ? "Success" : "Failure")",
            detail: DestinationRecord(parcel).text,
            // In this order, as recorded from the service.
            resources: [arn.text, parcel.record.qualifiedARN],
            time: parcel.ended
        )
        let bridge = EventBridgeNeighbour(client: client, credentials: credentials, limits: limits)
        try await bridge.put(entry, onBus: try arn.name(), arn: arn.text)
    }

    /// `aws/lambda/async/NAME/YYYY/MM/DD/YYYY-MM-DDTHH.MM.SS-UUID` (the service's documentation); the id of the request
    /// is the UUID, so that an object that is written again is the same.
    static func objectKey(_ parcel: Parcel) -> String {
        let time = DestinationRecord.timestamp(parcel.ended).prefix(19)
        let day = time.prefix(10).replacingOccurrences(of: "-", with: "/")
        let name = time.replacingOccurrences(of: ":", with: ".")
        return "aws/lambda/async/\(parcel.record.function)/\(day)/\(name)-\(parcel.id)"
    }
}

/// A message of SQS or SNS.
private struct Letter {
    let body: String
    var attributes: [MessageAttribute] = []
    var order: MessageOrder?

    init(_ parcel: Parcel, _ kind: Delivery.Kind, isOrdered: Bool) {
        switch kind {
        case .deadLetter:
            let letter = DeadLetter(parcel)
            body = letter.body
            attributes = letter.attributes
        case .destination:
            body = DestinationRecord(parcel).text
        }
        if isOrdered {
            // The two kinds may go to one queue, and neither is to be taken for the other.
            order = MessageOrder(
                group: String(parcel.record.key.arn.suffix(128)),
                deduplication: "\(parcel.id)-\(kind.rawValue)"
            )
        }
    }
}

extension TargetARN {
    fileprivate func name() throws -> ResourceName {
        guard let name = ResourceName(text) else {
            throw DeliveryFailure(kind: .nowhere, reason: "\(text) is no ARN")
        }
        return name
    }
}

extension DeliveryFailure {
    init(_ error: NeighbourError) {
        let isPassing = error.status.map { $0 >= 500 || $0 == 429 || $0 == 408 } ?? true
        let isThrottle = error.serviceCode.map { $0.contains("Throttl") || $0.contains("SlowDown") } ?? false
        if error.isNotConfigured {
            self.init(kind: .nowhere, reason: error.description)
        } else if error.isServiceAnswer, !isPassing, !isThrottle {
            self.init(kind: .refused, reason: error.description)
        } else {
            self.init(kind: .transient, reason: error.description)
        }
    }
}
