import ControlPlane
import Execution
import Foundation
import LambdaAPI
import Testing

/// Layers of functions.
struct FunctionLayerTests {
    let fixture = Fixture()

    @Test func layersAreShownAndPreparedInTheOrderOfTheRequest() async throws {
        let first = try await fixture.publishLayer("first") { $0.content = .init(zipFile: TestZip.function("1")) }
        let second = try await fixture.publishLayer("second") { $0.content = .init(zipFile: TestZip.function("22")) }
        let arns = [second, first].compactMap(\.layerVersionArn)
        try await fixture.makeActive()
        let shown = try await fixture.updated { $0.layers = arns }
        #expect(
            shown.layers == [
                Layer(arn: arns[0], codeSize: second.content?.codeSize),
                Layer(arn: arns[1], codeSize: first.content?.codeSize),
            ]
        )
        let prepared = try #require(fixture.preparer.version(of: fixture.key()))
        #expect(prepared.layers == arns)
        let digests = [second, first].compactMap { $0.content?.location?.split(separator: "/").last.map(String.init) }
        #expect(prepared.layerDigests == digests)
        #expect(try await fixture.updated { $0.layers = [] }.layers == nil)
        #expect(fixture.preparer.version(of: fixture.key())?.layerDigests == [])
    }

    @Test func aCreationTakesLayersToo() async throws {
        let layer = try #require(try await fixture.publishLayer().layerVersionArn)
        #expect(try await fixture.makeActive { $0.layers = [layer] }.layers?.map(\.arn) == [layer])
        #expect(fixture.preparer.version(of: fixture.key())?.layerDigests.count == 1)
    }

    @Test func aDeletedVersionStaysWithTheFunctionsThatUseIt() async throws {
        let layer = try await fixture.publishLayer()
        let arn = try #require(layer.layerVersionArn)
        try await fixture.makeActive { $0.layers = [arn] }
        try await fixture.publish()
        try await fixture.deleteLayer("tools", 1)
        #expect(fixture.store.namedBlobs.count == 2)
        let shown = try await fixture.updated { $0.timeout = 9 }
        #expect(shown.layers == [Layer(arn: arn, codeSize: layer.content?.codeSize)])
        #expect(fixture.preparer.version(of: fixture.key())?.layerDigests.count == 1)

        let error = await refusal { try await fixture.update { $0.layers = [arn] } }
        #expect(error == .invalidParameterValueException("Layer version \(arn) does not exist."))
        // The published version has it still.
        try await fixture.updated { $0.layers = [] }
        #expect(fixture.store.namedBlobs.count == 2)
        #expect(try await fixture.configuration(qualifier: "1").layers?.count == 1)
    }
}
