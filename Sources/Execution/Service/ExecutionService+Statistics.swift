extension ExecutionService {
    /// How long ago the version of each route was used last; nothing of those that were not used yet.
    package func uses() async -> [RouteKey: Duration] {
        await onLoop { $0.uses }
    }

    /// What runs now.
    package func statistics() async -> ExecutionStatistics {
        await onLoop { $0.statistics }
    }

    /// Digests of the packages and layers that routes or environments need: their contents must stay.
    package func packageDigestsInUse() async -> Set<String> {
        await onLoop { $0.packageDigestsInUse }
    }
}
