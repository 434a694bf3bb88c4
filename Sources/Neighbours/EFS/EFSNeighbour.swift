/// Asks EFS about access points.
package struct EFSNeighbour: Sendable {
    private struct Description: Decodable {
        var accessPoints: [AccessPointDescription]?

        enum CodingKeys: String, CodingKey { case accessPoints = "AccessPoints" }
    }

    private let client: NeighbourClient
    private let limits: NeighbourService.Limits

    package init(client: NeighbourClient, limits: NeighbourService.Limits = .check) {
        self.client = client
        self.limits = limits
    }

    /// What an access point is; nil when there is none.
    ///
    /// - Throws: ``NeighbourError``; a service that answers `AccessPointNotFound` says the same as nil.
    package func accessPoint(_ accessPoint: ResourceName) async throws(NeighbourError) -> AccessPoint? {
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
            if error.serviceCode == "AccessPointNotFound" { return nil }
            throw error
        }
        return description.accessPoints?.first { $0.id == id }?.accessPoint
    }
}
