package import NIOSSL

extension TLSConfiguration {
    /// What a client of neighbours trusts: the system's certificate authorities, and those of a PEM file.
    ///
    /// A file that cannot be read makes every connection fail, with its name in the error.
    package static func client(trusting authorities: String?) -> TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        if let authorities { configuration.additionalTrustRoots = [.file(authorities)] }
        return configuration
    }
}
