extension EnvironmentScheduler {
    var statistics: ExecutionStatistics {
        ExecutionStatistics(
            environments: environmentCount,
            idle: populated.values.reduce(0) { $0 + $1.environments.idle.count + $1.provisioned.pool.idle.count },
            running: ledger.running,
            routes: routes.count
        )
    }

    var packageDigestsInUse: Set<String> {
        let versions = Array(routes.prepared) + populated.values
        return Set(versions.flatMap { [$0.version.packageDigest] + $0.version.layerDigests })
    }
}
