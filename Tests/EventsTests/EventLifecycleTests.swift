import Testing

@testable import Events

struct EventLifecycleTests {
    private static let rules = EventRules()

    private func running(_ rules: EventRules = rules) -> EventLifecycle {
        var event = EventLifecycle()
        #expect(event.handle(.taken(age: .zero, rules: rules)) == .run)
        return event
    }

    /// Fails a waiting event once.
    private func fail(
        _ event: inout EventLifecycle,
        age: Duration = .zero,
        _ rules: EventRules = rules
    ) -> EventLifecycle.Action {
        if event.phase == .waiting { _ = event.handle(.taken(age: age, rules: rules)) }
        return event.handle(.failed(age: age, rules: rules, random: 0))
    }

    @Test func anEventThatSucceedsIsSettled() {
        var event = running()
        #expect(event.handle(.succeeded) == .settle(.success))
        #expect(event.phase == .settled(.success))
        #expect(event.attempts == 1)
    }

    @Test func aFailingFunctionRunsThreeTimes() {
        var event = EventLifecycle()
        #expect(fail(&event) == .wait(.seconds(60)))
        #expect(fail(&event, age: .seconds(60)) == .wait(.seconds(120)))
        #expect(fail(&event, age: .seconds(180)) == .settle(.retriesExhausted))
        #expect(event.attempts == 3)
    }

    @Test(arguments: [0, 1, 2])
    func theRetriesAreThoseOfTheConfiguration(retries: Int) {
        let rules = EventRules(maximumRetries: retries)
        var event = EventLifecycle()
        for _ in 0..<retries {
            guard case .wait = fail(&event, rules) else {
                Issue.record("ended too early")
                return
            }
        }
        #expect(fail(&event, rules) == .settle(.retriesExhausted))
        #expect(event.attempts == retries + 1)
    }

    @Test func anEventThatWouldBeTooOldAtItsNextAttemptEndsAtOnce() {
        let minute = EventRules(maximumAge: .seconds(60))
        var event = EventLifecycle()
        #expect(fail(&event, age: .milliseconds(1), minute) == .settle(.eventAgeExceeded))
        #expect(event.attempts == 1)

        let ninety = EventRules(maximumAge: .seconds(90))
        event = EventLifecycle()
        #expect(fail(&event, ninety) == .wait(.seconds(60)))
        #expect(fail(&event, age: .seconds(61), ninety) == .settle(.eventAgeExceeded))
        #expect(event.attempts == 2)
    }

    @Test func anEventThatIsTooOldWhenItsTurnComesIsNotRun() {
        var event = EventLifecycle()
        #expect(event.handle(.taken(age: .seconds(21_601), rules: Self.rules)) == .settle(.eventAgeExceeded))
        #expect(event.attempts == 0)
    }

    @Test func throttlesUseUpNoAttempt() {
        var event = running()
        for (number, seconds) in [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300].enumerated() {
            #expect(event.handle(.setBack(age: .zero, rules: Self.rules, random: 0)) == .wait(.seconds(seconds)))
            #expect(event.setbacks == number + 1)
            #expect(event.handle(.taken(age: .zero, rules: Self.rules)) == .run)
        }
        #expect(event.attempts == 0)
        #expect(fail(&event) == .wait(.seconds(60)))
        #expect(event.setbacks == 0)
    }

    @Test func throttlesEndWithTheAgeOfTheEvent() {
        var event = running()
        let old = EventLifecycle.Event.setBack(age: .seconds(21_600), rules: Self.rules, random: 0)
        #expect(event.handle(old) == .settle(.eventAgeExceeded))
    }

    @Test func aFunctionThatMayNotRunSettlesItsEventsUnrun() {
        var event = EventLifecycle()
        let rules = EventRules(admitsRuns: false)
        #expect(event.handle(.taken(age: .zero, rules: rules)) == .settle(.zeroReservedConcurrency))
        #expect(event.attempts == 0)
    }

    @Test func aLoopEndsTheEventUnrun() {
        var event = running()
        #expect(event.handle(.loopFound) == .settle(.recursiveInvocationDetected))
        #expect(event.attempts == 0)
    }

    @Test func whatCanNeverRunIsSettled() {
        var event = running()
        #expect(event.handle(.refused) == .settle(.retriesExhausted))
    }

    @Test func aSettledEventCanBeginAgain() {
        var event = EventLifecycle()
        _ = fail(&event, EventRules(maximumRetries: 0))
        #expect(event.handle(.redriven) == .wait(.zero))
        #expect(event == EventLifecycle())
    }

    @Test func whatBelongsToNothingIsIgnored() {
        var waiting = EventLifecycle()
        #expect(waiting.handle(.succeeded) == .ignore)
        #expect(waiting.handle(.redriven) == .ignore)
        var settled = running()
        _ = settled.handle(.succeeded)
        let before = settled
        #expect(settled.handle(.taken(age: .zero, rules: Self.rules)) == .ignore)
        #expect(settled.handle(.failed(age: .zero, rules: Self.rules, random: 0)) == .ignore)
        #expect(settled == before)
    }
}
