package import Foundation

/// Reads objects from an S3-compatible store.
package struct S3Neighbour: Sendable {
    let client: NeighbourClient
    let credentials: RoleCredentials?

    /// The largest object that is read unless a call says otherwise: the largest package of a function, unzipped.
    package static let maximumObjectBytes = 262_144_000

    /// - Parameter credentials: who calls; whoever the configuration says when nil.
    package init(client: NeighbourClient, credentials: RoleCredentials? = nil) {
        self.client = client
        self.credentials = credentials
    }

    /// The bytes of an object.
    ///
    /// - Parameters:
    ///   - bucket: the name of the bucket.
    ///   - key: the key of the object, as it is.
    ///   - version: the version of the object; the newest when nil.
    ///   - maximumBytes: the most that is read.
    /// - Throws: ``NeighbourError``; an answer of the store keeps its code (`NoSuchKey`, `NoSuchBucket`) and its text.
    package func getObject(
        bucket: String,
        key: String,
        version: String? = nil,
        maximumBytes: Int = S3Neighbour.maximumObjectBytes
    ) async throws(NeighbourError) -> Data {
        let path = "/\(PercentEncoding.encode(bucket))/\(PercentEncoding.encode(key, keepsSlashes: true))"
        var request = NeighbourRequest(
            method: "GET",
            path: path,
            query: version.map { [NeighbourField("versionId", $0)] } ?? [],
            maximumResponseBytes: maximumBytes
        )
        request.credentials = credentials?.forSigning
        return try await client.send(service: "s3", request).body
    }
}
