import Foundation
import Sandbox

extension ResourceLimit {
    /// The limits of a runtime's process, as recorded from the service.
    ///
    /// - Parameter isOwnUser: the function runs as a user of its own. The kernel counts processes for a user, so otherwise
    ///   their number is not limited; and there a core file would land among the function's code.
    static func recorded(isOwnUser: Bool) -> [ResourceLimit] {
        var limits = [
            ResourceLimit(.descriptors, 1024),
            ResourceLimit(.core, isOwnUser && !coresArePiped ? 10_737_418_240 : 0),
            ResourceLimit(.stack, soft: 8_388_608, hard: unlimited),
            ResourceLimit(.lockedMemory, 65_536),
        ]
        if isOwnUser {
            limits.append(ResourceLimit(.processes, 742))
        }
        return limits
    }

    /// The host hands cores to a program of its own, outside of every sandbox: no function's business.
    private static let coresArePiped: Bool = {
        let pattern = try? String(contentsOfFile: "/proc/sys/kernel/core_pattern", encoding: .utf8)
        return pattern?.hasPrefix("|") ?? true
    }()
}
