import Foundation
import Testing

@testable import Packages

struct RegistrySourceTests {
    @Test(arguments: [
        ("Error reading manifest v1 in localhost:5000/a: manifest unknown", "notFound"),
        ("reading manifest: name unknown: repository name not known to registry", "notFound"),
        ("initializing source: unauthorized: authentication required", "denied"),
        ("requested access to the resource is denied", "denied"),
        ("pinging container registry: dial tcp 127.0.0.1:1: connect: connection refused", "unreachable"),
    ])
    func wordsOfTheTool(_ text: String, _ kind: String) {
        let error = RegistrySource.refusal("time=\"2026\" level=fatal msg=\"\(text)\"\n")
        let found =
            switch error {
            case .notFound: "notFound"
            case .denied: "denied"
            case .unreachable: "unreachable"
            default: "other"
            }
        #expect(found == kind)
    }

    @Test func whereRegistriesAre() throws {
        var settings = RegistrySettings()
        let ecr = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
        #expect(settings.endpoint(of: ecr) == nil)
        #expect(settings.endpoint(of: "ghcr.io") == .init(host: "ghcr.io", isPlain: false))
        #expect(settings.endpoint(of: "localhost:5000") == .init(host: "localhost:5000", isPlain: true))
        settings.endpoints = [
            RegistrySettings.anyECR: try #require(RegistrySettings.Endpoint("http://127.0.0.1:5000")),
            "ghcr.io": try #require(RegistrySettings.Endpoint("https://mirror:8443/")),
        ]
        #expect(settings.endpoint(of: ecr) == .init(host: "127.0.0.1:5000", isPlain: true))
        #expect(settings.endpoint(of: "ghcr.io") == .init(host: "mirror:8443", isPlain: false))
        for wrong in ["127.0.0.1:5000", "ftp://a", "http://", "http://a/path", "http://user@a", "http://a?b"] {
            #expect(RegistrySettings.Endpoint(wrong) == nil)
        }
    }
}
