import Execution
import LambdaAPI
import Logging
import Packages
import Storage

extension ControlPlane {
    /// Prepares a version, with its packages safe from the sweep.
    func prepare(_ snapshot: FunctionSnapshot) async throws(PreparationFailure) -> PreparedFunctionVersion {
        await packageUse.begin([snapshot.packageDigest] + snapshot.layerDigests)
        return try await preparer.prepare(snapshot)
    }

    /// Removes from time to time the code that nothing names any more.
    func sweepRepeatedly() async {
        while !Task.isCancelled {
            await sweep()
            try? await clock.sleep(for: configuration.sweepInterval)
        }
    }

    func sweep() async {
        do {
            let removed = try await blobs.collectOrphans(olderThan: configuration.orphanAge)
            if removed > 0 {
                logger.info("removed code that no function uses", metadata: ["packages": "\(removed)"])
            }
        } catch {
            logger.warning("unused code cannot be removed", metadata: ["reason": "\(error)"])
        }
        guard let packages else { return }
        packageUse.beginLooking()
        do {
            let named = try await namedPackages()
            let used = await preparer.packageDigestsInUse()
            // A sweep that was cut short knows only some of the names.
            guard !Task.isCancelled else { return }
            await packageUse.remove { recent in
                do {
                    let kept = named.union(used).union(recent)
                    try await packages.retain(only: kept)
                    try await self.images?.retain(only: kept)
                } catch {
                    self.logger.warning("unused packages cannot be removed", metadata: ["reason": "\(error)"])
                }
            }
        } catch {
            logger.warning("unused packages cannot be told", metadata: ["reason": "\(error)"])
        }
    }

    /// The packages that some record names.
    private func namedPackages() async throws(APIError) -> Set<String> {
        var digests: Set<String> = []
        for collection in [RecordNames.functions, RecordNames.versions] {
            var last: String?
            while !Task.isCancelled {
                let page = try await store.names(in: collection, after: last, limit: 200)
                for record in page {
                    digests.formUnion(record.blobs.map(\.hex))
                }
                guard let end = page.last else { break }
                last = end.key.id
            }
        }
        return digests
    }
}
