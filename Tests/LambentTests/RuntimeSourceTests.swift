import Testing

@testable import lambent

struct RuntimeSourceTests {
    @Test(arguments: [
        ("/usr", RuntimeSource.directory("/usr")), ("nowhere", .directory("/work/nowhere")),
        ("example.com/python:3.12", .image("example.com/python:3.12")),
        (
            "localhost:5000/a/b@sha256:" + String(repeating: "0", count: 64),
            .image("localhost:5000/a/b@sha256:" + String(repeating: "0", count: 64))
        ),
        ("python:3.12", .directory("/work/python:3.12")),
        ("oci:/images/python:1", .image("oci:/images/python:1")), ("oci:python", .image("oci:/work/python")),
        ("oci-archive:a.tar", .archive("oci-archive:/work/a.tar")),
        ("docker-archive:/a.tar:x", .archive("docker-archive:/a.tar:x")),
    ])
    func whatIsMeant(_ text: String, _ source: RuntimeSource) {
        #expect(RuntimeSource(text, in: "/work") == source)
    }
}
