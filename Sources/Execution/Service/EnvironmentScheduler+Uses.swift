import NIOCore

// What tells functions that are used from those that are not.
extension EnvironmentScheduler {
    /// How long ago the version of each route was used last; nothing of those that were not used yet.
    var uses: [RouteKey: Duration] {
        let now = eventLoop.now
        return routes.all.compactMapValues { version -> Duration? in
            // Those that are kept ready are in use.
            if version.provisioned.target > 0 { return .zero }
            let pool = version.environments
            guard !pool.members.contains(where: \.machine.isBusy) else { return .zero }
            let ends = pool.members.map(\.idleSince) + [pool.lastUse].compactMap(\.self)
            guard let last = ends.max() else { return nil }
            return .nanoseconds((now - last).nanoseconds)
        }
    }
}
