import Testing

@testable import Packages

struct ImageReferenceTests {
    private static let digest = String(repeating: "0123456789abcdef", count: 4)

    @Test(arguments: [
        (
            "111122223333.dkr.ecr.us-east-1.amazonaws.com/app:v1", "111122223333.dkr.ecr.us-east-1.amazonaws.com",
            "app", "v1"
        ),
        ("ghcr.io/owner/name", "ghcr.io", "owner/name", nil),
        ("localhost:5000/a/b_c/d-e:1.0", "localhost:5000", "a/b_c/d-e", "1.0"),
        ("localhost/a", "localhost", "a", nil),
    ])
    func namesInRegistries(_ text: String, _ host: String, _ repository: String, _ tag: String?) throws {
        let reference = try #require(ImageReference(text))
        #expect(reference.place == .registry(host: host, repository: repository))
        #expect(reference.tag == tag)
        #expect(reference.digest == nil)
        #expect(reference.pinned(to: Self.digest) == "\(host)/\(repository)@sha256:\(Self.digest)")
    }

    @Test func digestsAndTags() throws {
        let both = try #require(ImageReference("ghcr.io/a:v1@sha256:\(Self.digest)"))
        #expect(both.tag == "v1")
        #expect(both.digest == Self.digest)
        let layout = try #require(ImageReference("oci:/srv/images/app:v1"))
        #expect(layout.place == .layout(directory: "/srv/images/app"))
        #expect(layout.tag == "v1")
        let pinned = try #require(ImageReference(layout.pinned(to: Self.digest)))
        #expect(pinned.place == layout.place)
        #expect(pinned.digest == Self.digest)
    }

    @Test(arguments: [
        "", "app", "app:latest", "owner/app", "https://ghcr.io/a", "ghcr.io/", "ghcr.io/A", "ghcr.io/a:", "ghcr.io/a b",
        "ghcr.io/a@sha256:12", "ghcr.io/a@sha512:\(digest)", "ghcr.io/../a", "ghcr.io//a", "-x.io/a", "ghcr.io/a\n",
        "oci:app", "oci:/a/../b", "oci:", "dir:/a", "docker-daemon:a:b",
        "ghcr.io/" + String(repeating: "a", count: 1024),
    ])
    func whatIsNoName(_ text: String) {
        #expect(ImageReference(text) == nil)
    }
}
