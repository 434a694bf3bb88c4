package import Foundation

/// Talks to EventBridge.
package struct EventBridgeNeighbour: Sendable {
    /// An event for a bus.
    package struct Entry: Sendable {
        package var source: String
        package var detailType: String
        /// JSON text.
        package var detail: String
        /// ARNs.
        package var resources: [String]
        package var time: Date

        package init(source: String, detailType: String, detail: String, resources: [String], time: Date) {
            self.source = source
            self.detailType = detailType
            self.detail = detail
            self.resources = resources
            self.time = time
        }
    }

    private struct PutEvents: Encodable {
        struct Item: Encodable {
            var bus: String
            var source: String
            var detailType: String
            var detail: String
            var resources: [String]
            var time: Int

            enum CodingKeys: String, CodingKey {
                case bus = "EventBusName"
                case source = "Source"
                case detailType = "DetailType"
                case detail = "Detail"
                case resources = "Resources"
                case time = "Time"
            }
        }

        var entries: [Item]

        enum CodingKeys: String, CodingKey { case entries = "Entries" }
    }

    private struct Answer: Decodable {
        struct Item: Decodable {
            var code: String?
            var message: String?

            enum CodingKeys: String, CodingKey {
                case code = "ErrorCode"
                case message = "ErrorMessage"
            }
        }

        var entries: [Item]?

        enum CodingKeys: String, CodingKey { case entries = "Entries" }
    }

    /// The signing name of the service.
    package static let service = "events"

    private let client: NeighbourClient
    private let credentials: RoleCredentials?
    private let limits: NeighbourService.Limits

    /// - Parameter credentials: who calls; whoever the configuration says when nil.
    package init(
        client: NeighbourClient,
        credentials: RoleCredentials? = nil,
        limits: NeighbourService.Limits
    ) {
        self.client = client
        self.credentials = credentials
        self.limits = limits
    }

    /// Puts an event on a bus.
    ///
    /// - Throws: ``NeighbourError``; also when the call succeeded and the event was refused.
    package func put(_ entry: Entry, onBus bus: ResourceName, arn: String) async throws(NeighbourError) {
        let item = PutEvents.Item(
            bus: arn,
            source: entry.source,
            detailType: entry.detailType,
            detail: entry.detail,
            resources: entry.resources,
            time: Int(entry.time.timeIntervalSince1970)
        )
        let answer: Answer = try await service(of: bus).json(
            "AWSEvents.PutEvents",
            version: .v1_1,
            input: PutEvents(entries: [item])
        )
        guard let refused = answer.entries?.first(where: { $0.code != nil }), let code = refused.code else { return }
        let status = ["InternalFailure", "ThrottlingException"].contains(code) ? 500 : 400
        throw .service(code: code, message: refused.message ?? code, status: status)
    }

    private func service(of bus: ResourceName) -> NeighbourService {
        client.service(of: bus, credentials: credentials?.forSigning, limits: limits)
    }
}
