@testable import Execution

extension RuntimeResolution {
    var runtime: ResolvedRuntime? {
        if case .available(let runtime) = self { runtime } else { nil }
    }

    var message: String? {
        if case .unavailable(let message) = self { message } else { nil }
    }
}
