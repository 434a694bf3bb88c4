import Execution
import LambdaAPI
import Storage

extension ControlPlane {
    /// The settings of an accepted change, with the version of the runtime that they mean.
    ///
    /// - Parameter previous: the settings before the change; nil for a new function.
    func resolvingRuntime(_ settings: FunctionSettings, from previous: FunctionSettings?) async -> FunctionSettings {
        // An image brings its own.
        if settings.isImage { return settings }
        let isSame = previous?.runtime == settings.runtime && previous?.architecture == settings.architecture
        if isSame, settings.runtimeVersion != nil, settings.runtimeUpdates != .functionUpdate { return settings }
        var result = settings
        result.runtimeVersion = await preparer.runtimeVersion(of: settings.runtime, architecture: settings.architecture)
        return result
    }

    /// For a read: a runtime that the host lacked may be there by now.
    func showingRuntime(_ settings: FunctionSettings) async -> FunctionSettings {
        guard settings.runtimeVersion == nil else { return settings }
        return await resolvingRuntime(settings, from: nil)
    }

    /// Keeps the version of the runtime that a preparation found, where the function takes what there is: what is shown is
    /// what runs. In the function's section.
    func keep(_ found: RuntimeVersion?, for route: RouteKey) async throws(APIError) {
        switch FunctionTarget(qualifier: route.qualifier) {
        case .latest:
            guard let stored = try await store.function(route.function) else { return }
            var record = stored.value
            let isNews = record.effective?.note(found) == true
            if record.shown.generation == record.effective?.generation { _ = record.shown.note(found) }
            guard isNews else { return }
            // Whoever changed the record meanwhile knows as much: the next preparation tells it again.
            _ = try await store.commit([.put(record, expecting: .version(stored.version))])
        case .version(let number):
            guard let stored = try await store.version(number, of: route.function) else { return }
            var record = stored.value
            guard record.settings.note(found) else { return }
            _ = try await store.commit([.put(record, of: route.function, expecting: .version(stored.version))])
        case .alias:
            return
        }
    }
}
