import Execution
import Testing

@testable import lambent

struct RuntimesListTests {
    @Test func eachRuntimeIsALine() {
        let table = RuntimesListCommand.table([
            RuntimeListing(identifier: "python3.12", source: .host, path: "/usr/bin/python3.12", version: "3.12.4"),
            RuntimeListing(identifier: "java8", source: .none, note: "there is none"),
            RuntimeListing(identifier: "provided", source: .package),
        ])
        #expect(
            table == """
                RUNTIME     FROM     VERSION  PROGRAM
                python3.12  host     3.12.4   /usr/bin/python3.12
                java8       none     -        there is none
                provided    package  -        -
                """
        )
    }

    @Test func eachVersionIsALine() {
        let version = RuntimeListing.Version(arn: "arn:1", version: "3.12.4", path: "/usr/bin/python3.12")
        let table = RuntimesListCommand.versionTable([
            RuntimeListing(identifier: "python3.12", source: .host, versions: [version]),
            RuntimeListing(identifier: "provided", source: .package, versions: [RuntimeListing.Version(arn: "arn:2")]),
        ])
        #expect(
            table == """
                RUNTIME     VERSION  PROGRAM              ARN
                python3.12  3.12.4   /usr/bin/python3.12  arn:1
                provided    -        -                    arn:2
                """
        )
    }
}
