import ControlPlane
import LambdaAPI
import Testing

struct LayerListTests {
    let fixture = Fixture()

    @Test func versionsAreListedTheNewestFirst() async throws {
        for _ in 1...12 { try await fixture.publishLayer() }
        let list = try await fixture.layerVersions()
        #expect(list.nextMarker == nil)
        #expect(list.layerVersions?.map(\.version) == (1...12).reversed())
        let newest = try #require(list.layerVersions?.first)
        #expect(newest.layerVersionArn == "arn:aws:lambda:us-east-1:111111111111:layer:tools:12")
        #expect(newest.description == "")
        #expect(newest.createdDate?.hasSuffix("+0000") == true)
    }

    @Test func versionsOfAnUnknownLayerAreNone() async throws {
        #expect(try await fixture.layerVersions("unknown").layerVersions == [])
    }

    @Test func versionsComeInPages() async throws {
        for _ in 1...5 { try await fixture.publishLayer() }
        var numbers: [Int?] = []
        var marker: String?
        repeat {
            let page = try await fixture.layerVersions {
                $0.maxItems = 2
                $0.marker = marker
            }
            #expect((page.layerVersions ?? []).count <= 2)
            numbers += (page.layerVersions ?? []).map(\.version)
            marker = page.nextMarker
        } while marker != nil
        #expect(numbers == [5, 4, 3, 2, 1])
    }

    @Test func layersAreListedWithTheirNewestVersionThatMatches() async throws {
        try await fixture.publishLayer("b") { $0.compatibleRuntimes = ["python3.12"] }
        try await fixture.publishLayer("b") { $0.compatibleRuntimes = ["nodejs22.x"] }
        try await fixture.publishLayer("a") { $0.compatibleArchitectures = ["arm64"] }
        try await fixture.publishLayer("gone")
        try await fixture.deleteLayer("gone", 1)

        let all = try await fixture.layers().layers ?? []
        #expect(all.map(\.layerName) == ["a", "b"])
        #expect(all.map(\.layerArn) == ["a", "b"].map { "arn:aws:lambda:us-east-1:111111111111:layer:\($0)" })
        #expect(all.map(\.latestMatchingVersion?.version) == [1, 2])

        let python = try await fixture.layers { $0.compatibleRuntime = "python3.12" }.layers ?? []
        #expect(python.map(\.layerName) == ["b"])
        #expect(python.map(\.latestMatchingVersion?.version) == [1])
        let arm = try await fixture.layers { $0.compatibleArchitecture = "arm64" }.layers ?? []
        #expect(arm.map(\.layerName) == ["a"])
        let versions = try await fixture.layerVersions("b") { $0.compatibleRuntime = "nodejs22.x" }
        #expect(versions.layerVersions?.map(\.version) == [2])
    }

    @Test func layersComeInPages() async throws {
        for name in ["a", "b", "c", "d", "e"] { try await fixture.publishLayer(name) }
        try await fixture.deleteLayer("c", 1)
        var names: [String?] = []
        var marker: String?
        repeat {
            let page = try await fixture.layers {
                $0.maxItems = 2
                $0.marker = marker
            }
            #expect((page.layers ?? []).count <= 2)
            names += (page.layers ?? []).map(\.layerName)
            marker = page.nextMarker
        } while marker != nil
        #expect(names == ["a", "b", "d", "e"])
    }

    @Test func aMarkerOfAnotherListIsRefused() async throws {
        for _ in 1...2 { try await fixture.publishLayer() }
        let marker = try await fixture.layerVersions { $0.maxItems = 1 }.nextMarker
        let error = await refusal { _ = try await fixture.layers { $0.marker = marker } }
        #expect(error?.code == "InvalidParameterValueException")
    }
}
