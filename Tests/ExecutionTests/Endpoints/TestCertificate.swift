import Foundation
import HTTPServer

/// A server's certificate that no system trusts: one for `localhost` that signed itself, made for tests alone.
enum TestCertificate {
    static let files = {
        let endpoints = URL(filePath: #filePath).deletingLastPathComponent()
        let tests = endpoints.deletingLastPathComponent().deletingLastPathComponent()
        let directory = tests.appending(path: "Certificates").path
        return HTTPServerTLS(
            certificatePath: "\(directory)/localhost.pem",
            keyPath: "\(directory)/localhost-key.pem"
        )
    }()
}
