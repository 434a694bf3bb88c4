import Configuration
import Synchronization

/// Hears from the configuration library of every value that is not of the type it should be; the library itself would
/// take such a value for absent.
final class SettingsProblems: AccessReporter {
    private let found = Mutex<[String]>([])

    var problems: [String] { found.withLock { $0 } }

    func report(_ event: AccessEvent) {
        var errors = event.providerResults.compactMap { result -> (any Error)? in
            if case .failure(let error) = result.result { error } else { nil }
        }
        if let error = event.conversionError { errors.append(error) }
        for error in errors {
            found.withLock { $0.append("\(event.metadata.key): \(error)") }
        }
    }
}
