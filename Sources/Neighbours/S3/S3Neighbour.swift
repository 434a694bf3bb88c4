package import Foundation

/// Reads objects from an S3-compatible store.
package struct S3Neighbour: Sendable {
    let client: NeighbourClient

    /// The largest object that is read unless a call says otherwise: the largest package of a function, unzipped.
    package static let maximumObjectBytes = 262_144_000

    package init(client: NeighbourClient) {
        self.client = client
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
        let request = NeighbourRequest(
            method: "GET",
            path: path,
            query: version.map { [NeighbourField("versionId", $0)] } ?? [],
            maximumResponseBytes: maximumBytes
        )
        return try await client.send(service: "s3", request).body
    }
}
