import NIOCore
import NIOSSL

/// The server's certificate and key, as PEM files.
package struct HTTPServerTLS: Sendable, Equatable {
    /// The certificate, followed by those of the chain if there are any.
    package var certificatePath: String
    /// The private key of the first certificate.
    package var keyPath: String

    /// Names the two files; they are read when the server starts.
    package init(certificatePath: String, keyPath: String) {
        self.certificatePath = certificatePath
        self.keyPath = keyPath
    }

    /// Reads the files.
    func makeContext() throws -> NIOSSLContext {
        let chain = try NIOSSLCertificate.fromPEMFile(certificatePath)
        let key = try NIOSSLPrivateKey(file: keyPath, format: .pem)
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) },
            privateKey: .privateKey(key)
        )
        configuration.applicationProtocols = ["http/1.1"]
        // A peer that does not answer the farewell is not waited for any longer.
        configuration.shutdownTimeout = .seconds(1)
        return try NIOSSLContext(configuration: configuration)
    }
}
