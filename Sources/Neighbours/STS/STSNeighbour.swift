import Foundation

/// Asks STS for the credentials of roles.
struct STSNeighbour: Sendable {
    private static let version = "2011-06-15"

    private let service: NeighbourService

    /// - Parameters:
    ///   - region: the region requests are signed for; the configured one when nil.
    ///   - account: on whose behalf, where no credentials say it.
    init(
        client: NeighbourClient,
        region: String? = nil,
        account: String? = nil,
        limits: NeighbourService.Limits = .check
    ) {
        service = client.service("sts", region: region, account: account, limits: limits)
    }

    /// New credentials of a role, for as long as STS gives them without being asked: an hour, which every role allows.
    ///
    /// - Throws: ``NeighbourError``, of the code `AccessDenied` when the role cannot be assumed.
    func assumeRole(_ arn: String, sessionName: String) async throws(NeighbourError) -> RoleCredentials {
        let root = try await service.query(
            "AssumeRole",
            version: Self.version,
            [NeighbourField("RoleArn", arn), NeighbourField("RoleSessionName", sessionName)]
        )
        return try credentials(in: root.first("AssumeRoleResult", "Credentials"))
    }

    /// New credentials of a role for whoever a token says its bearer is.
    func assumeRole(
        _ arn: String,
        sessionName: String,
        webIdentityToken token: String
    ) async throws(NeighbourError) -> RoleCredentials {
        let root = try await service.query(
            "AssumeRoleWithWebIdentity",
            version: Self.version,
            [
                NeighbourField("RoleArn", arn), NeighbourField("RoleSessionName", sessionName),
                NeighbourField("WebIdentityToken", token),
            ],
            isSigned: false
        )
        return try credentials(in: root.first("AssumeRoleWithWebIdentityResult", "Credentials"))
    }

    private func credentials(in element: ResponseElement?) throws(NeighbourError) -> RoleCredentials {
        guard let element, let accessKeyID = element.text("AccessKeyId"),
            let secretAccessKey = element.text("SecretAccessKey"), let sessionToken = element.text("SessionToken"),
            let expiration = element.text("Expiration").flatMap(Self.date)
        else {
            throw service.unreadable("it holds no credentials")
        }
        return RoleCredentials(
            accessKeyID: accessKeyID,
            secretAccessKey: secretAccessKey,
            sessionToken: sessionToken,
            expiration: expiration
        )
    }

    /// `2026-01-31T10:20:30Z`, with or without a fraction of the second.
    static func date(_ text: String) -> Date? {
        (try? Date(text, strategy: .iso8601))
            ?? (try? Date(text, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true)))
    }
}
