import Foundation
import HTTPServer

/// A server's certificate that no system trusts.
enum TestCertificate {
    /// A certificate for `localhost` that signed itself, made for these tests alone, and its key.
    private static let certificate = """
        -----BEGIN CERTIFICATE-----
        MIIBmzCCAUGgAwIBAgIUS9Zp1U4l1quUDn87uRyIoO6wZPIwCgYIKoZIzj0EAwIw
        FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMjE0MDEwMloYDzIxMjYxMDI5
        MTQwMTAyWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
        PQMBBwNCAARrRR9CEMMAltrUyag1NDzRJmf3jySuaGQA+2VX8fzgVvArm3Aaz8P7
        /AQbNqeQJJhhcYjd/Umx7qJO1nRD/i/Yo28wbTAdBgNVHQ4EFgQUv6GrMQtETH/t
        J4rxQAK+NxceSqIwHwYDVR0jBBgwFoAUv6GrMQtETH/tJ4rxQAK+NxceSqIwDwYD
        VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
        zj0EAwIDSAAwRQIgccbRQ63Ja/2xEdfz1wIKdF4v+EOcZSzOsZzVSVqzuTsCIQDw
        mPEYR8ApDytecoS9HEVD+BgNWUPhWJxav/B5NaHy7w==
        -----END CERTIFICATE-----
        """
    private static let key = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgpx9KOgDs4cmqAxyo
        h/snRDNrQFVLzNIE4c0Fnd/8liWhRANCAARrRR9CEMMAltrUyag1NDzRJmf3jySu
        aGQA+2VX8fzgVvArm3Aaz8P7/AQbNqeQJJhhcYjd/Umx7qJO1nRD/i/Y
        -----END PRIVATE KEY-----
        """

    /// Runs the body with its files.
    static func withFiles(_ body: (HTTPServerTLS) async throws -> Void) async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "lambent-tls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let certificateFile = directory.appending(path: "certificate.pem")
        let keyFile = directory.appending(path: "key.pem")
        try certificate.write(to: certificateFile, atomically: true, encoding: .utf8)
        try key.write(to: keyFile, atomically: true, encoding: .utf8)
        try await body(HTTPServerTLS(certificatePath: certificateFile.path, keyPath: keyFile.path))
    }
}
