import Execution
import LambdaAPI
import Logging
import Storage

// Functions that nobody invokes for long enough become Inactive: what was ready for them is released.
extension ControlPlane {
    /// Looks for such functions from time to time.
    func retireIdleRepeatedly(after limit: Duration) async {
        // Often enough that a function is at most a tenth late.
        let period = min(max(limit / 10, .milliseconds(50)), .seconds(3600))
        while !Task.isCancelled {
            try? await clock.sleep(for: period)
            guard !Task.isCancelled else { return }
            do {
                try await retireIdle(after: limit, noting: period)
            } catch {
                logger.warning("idle functions cannot be told", metadata: ["reason": "\(error.message ?? error.code)"])
            }
        }
    }

    /// - Parameter precision: what is noted of a use may be older by so much.
    func retireIdle(after limit: Duration, noting precision: Duration) async throws(APIError) {
        let uses = await preparer.uses()
        var last: String?
        while !Task.isCancelled {
            let page = try await store.functions(scope: "", after: last, limit: 100)
            for stored in page {
                try await retireIdle(stored.value, after: limit, noting: precision, uses)
                last = stored.id
            }
            if page.isEmpty { return }
        }
    }

    private func retireIdle(
        _ function: FunctionRecord,
        after limit: Duration,
        noting precision: Duration,
        _ uses: [RouteKey: Duration]
    ) async throws(APIError) {
        let key = RecordNames.lastUse(function.key)
        let known: FunctionStore.Stored<LastUseRecord>? = try await store.value(key)
        let before = known?.value ?? LastUseRecord()
        var after = LastUseRecord()
        for (qualifier, changed) in try await qualifiers(of: function) {
            let route = RouteKey(function: function.key, qualifier: qualifier)
            // What was never seen counts from now.
            var used = max(changed, before.uses[qualifier] ?? timestamp)
            if let use = uses[route] { used = max(used, timestamp - Int64(use / .milliseconds(1))) }
            let isNews = before.uses[qualifier].map { .milliseconds(used - $0) >= precision } ?? true
            after.uses[qualifier] = isNews ? used : before.uses[qualifier]
            if .milliseconds(timestamp - used) >= limit {
                try await retire(route, after: limit)
            }
        }
        guard after != before, try await store.function(function.key) != nil else { return }
        _ = try await store.commit([.put(key, after, packages: [], expecting: .any)])
    }

    /// The unpublished version and the published ones, and when they were changed.
    private func qualifiers(of function: FunctionRecord) async throws(APIError) -> [(String, Int64)] {
        var found = [(FunctionTarget.latestQualifier, function.lastModified)]
        var last = 0
        while function.lastPublished != nil {
            let page = try await store.versions(of: function.key, after: last, limit: 100)
            found += page.map { (String($0.value.number), $0.value.lastModified) }
            guard let end = page.last else { break }
            last = end.value.number
        }
        return found
    }

    private func retire(_ route: RouteKey, after limit: Duration) async throws(APIError) {
        try await sections.run(route.function) { () async throws(APIError) in
            guard let change = try await self.change(of: route, by: .idled) else { return }
            // Somebody may have come meanwhile.
            if let use = await self.preparer.uses()[route], use < limit { return }
            guard try await self.store.commit([change]) else { return }
            await self.preparer.withdraw(route.function, qualifier: route.qualifier)
            self.logger.info(
                "a function is inactive now",
                metadata: ["function": "\(route.function.arn)", "version": "\(route.qualifier)"]
            )
        }
    }
}
