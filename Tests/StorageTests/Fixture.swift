import Foundation
import Logging

@testable import Storage

/// A data directory of one test, removed when the test ends.
final class Fixture: Sendable {
    let directory = NSTemporaryDirectory() + "lambent-storage-\(UUID().uuidString)"
    let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })

    func open(_ configuration: StorageConfiguration = StorageConfiguration()) async throws -> LocalStorage {
        try await LocalStorage.open(directory: directory, configuration: configuration, logger: logger)
    }

    func file(_ name: String) -> String { directory + "/" + name }

    deinit {
        try? FileManager.default.removeItem(atPath: directory)
    }
}

extension RecordKey {
    static func test(_ id: String) -> RecordKey { RecordKey(collection: "tests", id: id) }
}

extension RecordChange {
    static func put(
        _ id: String,
        _ text: String = "",
        blobs: [BlobDigest] = [],
        weight: RecordWeight? = nil,
        _ expectation: Expectation = .any
    ) -> RecordChange {
        .put(.test(id), value: Data(text.utf8), blobs: blobs, weight: weight, expecting: expectation)
    }
}

/// The error of an operation that must fail.
func failure(_ operation: () async throws -> Void) async -> StorageError? {
    do {
        try await operation()
        return nil
    } catch {
        return error as? StorageError
    }
}
