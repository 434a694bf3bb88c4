package import Foundation

extension S3Neighbour {
    /// Writes an object.
    ///
    /// - Parameters:
    ///   - bucket: the name of the bucket.
    ///   - key: the key of the object, as it is.
    /// - Throws: ``NeighbourError``; an answer of the store keeps its code (`NoSuchBucket`) and its text.
    package func putObject(
        _ data: Data,
        bucket: String,
        key: String,
        contentType: String
    ) async throws(NeighbourError) {
        var request = NeighbourRequest(
            method: "PUT",
            path: "/\(PercentEncoding.encode(bucket))/\(PercentEncoding.encode(key, keepsSlashes: true))",
            headers: [NeighbourField("Content-Type", contentType)],
            body: data
        )
        request.credentials = credentials?.forSigning
        _ = try await client.send(service: "s3", request)
    }
}
