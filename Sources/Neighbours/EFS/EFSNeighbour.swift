/// Asks EFS about access points.
package struct EFSNeighbour: Sendable {
    private struct Description: Decodable {
        struct AccessPoint: Decodable {
            var id: String?

            enum CodingKeys: String, CodingKey { case id = "AccessPointId" }
        }

        var accessPoints: [AccessPoint]?

        enum CodingKeys: String, CodingKey { case accessPoints = "AccessPoints" }
    }

    private let client: NeighbourClient
    private let limits: NeighbourService.Limits

    package init(client: NeighbourClient, limits: NeighbourService.Limits = .check) {
        self.client = client
        self.limits = limits
    }

    /// Whether an access point exists.
    ///
    /// - Throws: ``NeighbourError``; a service that answers `AccessPointNotFound` says the same as false.
    package func hasAccessPoint(_ accessPoint: ResourceName) async throws(NeighbourError) -> Bool {
        let id = accessPoint.resource.split(separator: "/").last.map(String.init) ?? accessPoint.resource
        let service = client.service(of: accessPoint, limits: limits)
        let description: Description
        do {
            description = try await service.rest(
                "GET",
                "/2015-02-01/access-points",
                query: [NeighbourField("AccessPointId", id)]
            )
        } catch {
            if error.serviceCode == "AccessPointNotFound" { return false }
            throw error
        }
        return description.accessPoints?.contains { $0.id == id } ?? false
    }
}
