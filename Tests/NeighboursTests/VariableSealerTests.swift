import Foundation
import Neighbours
import Testing

struct VariableSealerTests {
    private let variables = ["STAGE": "prod", "TOKEN": "s3cr3t-välue", "EMPTY": ""]
    private let context = ["function": "f", "version": "$LATEST"]

    @Test func whatWasSealedOpensAgain() throws {
        let sealer = VariableSealer.ephemeral()
        let sealed = try sealer.seal(variables, context: context)
        #expect(try sealer.open(sealed, context: context) == variables)
    }

    @Test func noVariablesAreSealedToo() throws {
        let sealer = VariableSealer.ephemeral()
        #expect(try sealer.open(sealer.seal([:], context: [:]), context: [:]) == [:])
    }

    @Test func sealedDataHoldsNoPlainTextAndDiffersEachTime() throws {
        let sealer = VariableSealer.ephemeral()
        let first = try sealer.seal(variables, context: context)
        let second = try sealer.seal(variables, context: context)
        #expect(first != second)
        for text in ["s3cr3t", "TOKEN", "prod", "function"] {
            #expect(first.range(of: Data(text.utf8)) == nil)
        }
    }

    @Test func everyChangedByteIsNoticed() throws {
        let sealer = VariableSealer.ephemeral()
        let sealed = try sealer.seal(variables, context: context)
        for index in sealed.indices {
            var changed = sealed
            changed[index] ^= 0x20
            #expect(throws: SealingError.self) { try sealer.open(changed, context: context) }
        }
        #expect(throws: SealingError.self) { try sealer.open(sealed.dropLast(), context: context) }
        #expect(throws: SealingError.malformed) { try sealer.open(Data(), context: context) }
    }

    @Test(arguments: [
        [:],
        ["function": "g", "version": "$LATEST"],
        ["function": "f"],
        ["function": "f", "version": "$LATEST", "more": ""],
        ["functio": "nf", "version": "$LATEST"],
    ])
    func anotherContextDoesNotOpen(other: [String: String]) throws {
        let sealer = VariableSealer.ephemeral()
        let sealed = try sealer.seal(variables, context: context)
        #expect(throws: SealingError.notAuthentic) { try sealer.open(sealed, context: other) }
    }

    @Test func aSliceOfLargerDataOpens() throws {
        let sealer = VariableSealer.ephemeral()
        let padded = try Data([1, 2, 3]) + sealer.seal(variables, context: context)
        #expect(try sealer.open(padded.dropFirst(3), context: context) == variables)
    }

    @Test func theMasterKeyIsMadeOnceWithMode0600AndUsedAgain() async throws {
        try await withTemporaryDirectory { directory in
            let sealed = try VariableSealer.open(directory: directory).seal(variables, context: context)
            var status = stat()
            #expect(stat(directory + "/master.key", &status) == 0)
            #expect(status.st_mode & 0o777 == 0o600)
            #expect(status.st_size == 32)
            #expect(try VariableSealer.open(directory: directory).open(sealed, context: context) == variables)
            #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["master.key"])
        }
    }

    @Test func anotherMasterKeyIsNamedAsTheReason() throws {
        let sealed = try VariableSealer.ephemeral().seal(variables, context: context)
        #expect(throws: SealingError.otherMasterKey) { try VariableSealer.ephemeral().open(sealed, context: context) }
    }

    @Test func aMasterKeyThatOthersMayReadIsRefused() async throws {
        try await withTemporaryDirectory { directory in
            _ = try VariableSealer.open(directory: directory)
            chmod(directory + "/master.key", 0o644)
            let error = #expect(throws: SealingError.self) { try VariableSealer.open(directory: directory) }
            #expect(error?.message.contains("chmod 600") == true)
        }
    }

    @Test func aMasterKeyOfAnotherLengthIsRefused() async throws {
        try await withTemporaryDirectory { directory in
            for length in [0, 31, 33] {
                let path = directory + "/master.key"
                try? FileManager.default.removeItem(atPath: path)
                try Data(count: length).write(to: URL(fileURLWithPath: path))
                chmod(path, 0o600)
                #expect(throws: SealingError.self) { try VariableSealer.open(directory: directory) }
            }
        }
    }

    @Test func serversThatStartAtOnceAgreeOnOneMasterKey() async throws {
        try await withTemporaryDirectory { directory in
            let sealers = try await withThrowingTaskGroup(of: VariableSealer.self) { group in
                for _ in 0..<8 { group.addTask { try VariableSealer.open(directory: directory) } }
                return try await group.reduce(into: [VariableSealer]()) { $0.append($1) }
            }
            let sealed = try sealers[0].seal(variables, context: context)
            for sealer in sealers {
                #expect(try sealer.open(sealed, context: context) == variables)
            }
        }
    }
}
