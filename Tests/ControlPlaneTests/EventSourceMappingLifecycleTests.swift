import Testing

@testable import ControlPlane

/// The states of event source mappings.
struct EventSourceMappingLifecycleTests {
    private func settled(isEnabled: Bool) -> EventSourceMappingLifecycle {
        var lifecycle = EventSourceMappingLifecycle(isEnabled: isEnabled)
        _ = lifecycle.handle(.settled)
        return lifecycle
    }

    @Test(arguments: [(true, EventSourceMappingLifecycle.State.enabled), (false, .disabled)])
    func aCreatedMappingBecomesWhatWasAskedFor(_ isEnabled: Bool, _ end: EventSourceMappingLifecycle.State) {
        var lifecycle = EventSourceMappingLifecycle(isEnabled: isEnabled)
        #expect(lifecycle.state == .creating)
        #expect(lifecycle.handle(.settled) == .keep)
        #expect(lifecycle.state == end)
        #expect(lifecycle.handle(.settled) == .ignore)
    }

    private static let changes: [(Bool, Bool?, EventSourceMappingLifecycle.State, EventSourceMappingLifecycle.State)] =
        [
            (true, nil, .updating, .enabled),
            (true, true, .updating, .enabled),
            (true, false, .disabling, .disabled),
            (false, nil, .updating, .disabled),
            (false, false, .updating, .disabled),
            (false, true, .enabling, .enabled),
        ]

    @Test(arguments: changes)
    func aChangePassesThroughAStateOfItsOwn(
        _ isEnabled: Bool,
        _ wanted: Bool?,
        _ meanwhile: EventSourceMappingLifecycle.State,
        _ end: EventSourceMappingLifecycle.State
    ) {
        var lifecycle = settled(isEnabled: isEnabled)
        #expect(lifecycle.handle(.changed(isEnabled: wanted)) == .settle)
        #expect(lifecycle.state == meanwhile)
        #expect(lifecycle.isTransient)
        #expect(lifecycle.handle(.settled) == .keep)
        #expect(lifecycle.state == end)
        #expect(!lifecycle.isTransient)
    }

    @Test func whileAChangeIsUnderWayOthersAreRefused() {
        var lifecycles = [EventSourceMappingLifecycle(isEnabled: true)]
        for change in [EventSourceMappingLifecycle.Event.changed(isEnabled: nil), .changed(isEnabled: false), .deleted]
        {
            var lifecycle = settled(isEnabled: true)
            _ = lifecycle.handle(change)
            lifecycles.append(lifecycle)
        }
        for lifecycle in lifecycles {
            var copy = lifecycle
            #expect(copy.handle(.changed(isEnabled: true)) == .refuse)
            #expect(copy.handle(.deleted) == .refuse)
            #expect(copy == lifecycle)
        }
    }

    @Test func aDeletedMappingIsRemovedWhenItHasSettled() {
        var lifecycle = settled(isEnabled: false)
        #expect(lifecycle.handle(.deleted) == .settle)
        #expect(lifecycle.state == .deleting)
        #expect(lifecycle.handle(.settled) == .remove)
    }
}
