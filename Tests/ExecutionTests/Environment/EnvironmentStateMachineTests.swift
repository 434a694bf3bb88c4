import Sandbox
import Testing

@testable import Execution

struct EnvironmentStateMachineTests {
    private typealias Actions = [EnvironmentAction]

    // MARK: The usual course

    @Test func initializesThenRunsOneInvocationAfterTheOther() throws {
        var machine = EnvironmentStateMachine()
        #expect(machine.create(for: "a") == [.armInitializationDeadline, .startProcess(.initialization)])
        #expect(
            machine.nextRequested() == [
                .disarmInitializationDeadline, .reportInitialization(.initialization, .success),
                .beginInvocation, .deliver,
            ]
        )
        #expect(try machine.responsePosted(for: "a").get() == [.answer(.response)])
        #expect(machine.nextRequested() == [.finishInvocation(.success), .becomeAvailable])
        #expect(!machine.isBusy)
        #expect(machine.assign("b") == [.beginInvocation, .deliver])
        #expect(machine.isBusy)
        #expect(try machine.errorPosted(for: "b", type: "Runtime.Unknown").get() == [.answer(.postedError)])
        #expect(
            machine.nextRequested() == [
                .finishInvocation(.functionError(type: "Runtime.Unknown")), .becomeAvailable,
            ]
        )
    }

    @Test func aSecondNextWhileRunningGetsTheSameEventAgain() {
        var machine = running("a")
        #expect(machine.nextRequested() == [.deliver])
        #expect(machine.nextRequested() == [.deliver])
    }

    @Test func anEnvironmentMadeAheadWaits() {
        var machine = EnvironmentStateMachine()
        _ = machine.create(for: nil)
        #expect(
            machine.nextRequested() == [
                .disarmInitializationDeadline, .reportInitialization(.initialization, .success), .becomeAvailable,
            ]
        )
        #expect(machine.assign("a") == [.beginInvocation, .deliver])
    }

    // MARK: Calls that do not fit

    @Test func theIdIsCheckedBeforeTheState() {
        var machine = initializing("a")
        #expect(machine.responsePosted(for: "a") == .failure(.invalidRequestID))
        machine = running("a")
        #expect(machine.responsePosted(for: "x") == .failure(.invalidRequestID))
        #expect(machine.responsePosted(for: "") == .failure(.invalidRequestID))
        #expect(machine.errorPosted(for: "x", type: nil) == .failure(.invalidRequestID))
    }

    @Test func aSecondResponseIsRefusedUntilTheNextEventMakesItsIdUnknown() {
        var machine = running("a")
        _ = machine.responsePosted(for: "a")
        let sent = RuntimeAPIRefusal.invalidTransition(from: "RuntimeResponseSentState", to: "InvocationResponse")
        #expect(machine.responsePosted(for: "a") == .failure(sent))
        _ = machine.nextRequested()
        let ready = RuntimeAPIRefusal.invalidTransition(from: "Ready", to: "InvocationErrorResponse")
        #expect(machine.errorPosted(for: "a", type: nil) == .failure(ready))
        _ = machine.assign("b")
        #expect(machine.responsePosted(for: "a") == .failure(.invalidRequestID))
    }

    @Test func anInitializationErrorIsTakenOnlyBeforeTheFirstNext() {
        var machine = running("a")
        let refusal = RuntimeAPIRefusal.invalidTransition(from: "Running", to: "InitError")
        #expect(machine.initializationErrorPosted(type: "Runtime.Unknown") == .failure(refusal))
    }

    // MARK: Initialization that fails

    @Test func aFailedInitializationIsTriedOnceMoreInsideTheInvocation() {
        var machine = initializing("a")
        #expect(
            machine.initializationErrorPosted(type: "Runtime.X")
                == .success([
                    .disarmInitializationDeadline,
                    .reportInitialization(.initialization, .error(type: "Runtime.X")),
                    .killProcesses,
                ])
        )
        #expect(machine.processExited(.exited(1)) == [])
        #expect(machine.processesGone() == [.beginInvocation, .startProcess(.invocation)])
        #expect(
            machine.initializationErrorPosted(type: "Runtime.Y")
                == .success([
                    .reportInitialization(.invocation, .error(type: "Runtime.Y")),
                    .answer(.initializationError),
                    .finishInvocation(.error(type: "Runtime.Y")),
                    .killProcesses,
                ])
        )
        #expect(machine.processesGone() == [.becomeAvailable])
        // Later invocations have one attempt each.
        #expect(machine.assign("b") == [.beginInvocation, .startProcess(.invocation)])
        #expect(
            machine.processExited(.exited(0)) == [
                .reportInitialization(.invocation, .error(type: "Runtime.ExitError")),
                .answer(.exited(.exited(0))),
                .finishInvocation(.error(type: "Runtime.ExitError")),
                .killProcesses,
            ]
        )
    }

    @Test func theSecondAttemptMaySucceed() {
        var machine = initializing("a")
        _ = machine.processExited(.exited(1))
        _ = machine.processesGone()
        #expect(machine.nextRequested() == [.reportInitialization(.invocation, .success), .deliver])
        #expect(machine.responsePosted(for: "a") == .success([.answer(.response)]))
        #expect(machine.nextRequested() == [.finishInvocation(.success), .becomeAvailable])
    }

    @Test func aSlowInitializationIsKilledAndRepeatedOnTheTimeOfTheInvocation() {
        var machine = initializing("a")
        #expect(
            machine.initializationDeadlinePassed() == [
                .reportInitialization(.initialization, .timeout), .killProcesses,
            ]
        )
        #expect(machine.initializationDeadlinePassed() == [])
        #expect(machine.processesGone() == [.beginInvocation, .startProcess(.invocation)])
        #expect(
            machine.invocationDeadlinePassed() == [
                .reportInitialization(.invocation, .timeout), .answer(.timedOut), .finishInvocation(.timeout),
                .killProcesses,
            ]
        )
    }

    @Test func aProcessThatCannotStartFailsLikeAnInitialization() {
        let failure = ProcessStartFailure(errorType: "Runtime.InvalidEntrypoint", message: "no")
        var machine = initializing("a")
        #expect(
            machine.processDidNotStart(failure) == [
                .disarmInitializationDeadline,
                .reportInitialization(.initialization, .error(type: "Runtime.InvalidEntrypoint")),
                .killProcesses,
            ]
        )
        _ = machine.processesGone()
        #expect(machine.processDidNotStart(failure).contains(.answer(.startFailure(failure))))
    }

    @Test func withoutAnEnvironmentTheInvocationFailsAndTheEnvironmentEnds() {
        var machine = initializing("a")
        #expect(
            machine.environmentFailed() == [
                .disarmInitializationDeadline, .answer(.serviceFailure), .destroy,
            ]
        )
        #expect(machine.hasEnded)
    }

    // MARK: Invocations that fail

    @Test func theDeadlineAnswersKillsAndKeepsTheEnvironment() {
        var machine = running("a")
        #expect(
            machine.invocationDeadlinePassed() == [
                .answer(.timedOut), .finishInvocation(.timeout), .killProcesses,
            ]
        )
        #expect(machine.responsePosted(for: "a").isRefused)
        #expect(machine.nextRequested() == [])
        #expect(machine.processesGone() == [.becomeAvailable])
        #expect(machine.assign("b") == [.beginInvocation, .startProcess(.invocation)])
    }

    @Test func aRuntimeThatAnswersButNeverAsksAgainIsResetWithoutAnotherAnswer() {
        var machine = running("a")
        _ = machine.responsePosted(for: "a")
        #expect(machine.invocationDeadlinePassed() == [.finishInvocation(.timeout), .killProcesses])
    }

    @Test(arguments: [ProcessExit.exited(0), .exited(1), .signalled(9), .signalled(11)])
    func theEndOfTheProcessAnswers(_ exit: ProcessExit) {
        var machine = running("a")
        #expect(
            machine.processExited(exit) == [
                .answer(.exited(exit)), .finishInvocation(.error(type: "Runtime.ExitError")), .killProcesses,
            ]
        )
        #expect(machine.processesGone() == [.becomeAvailable])
    }

    @Test func theEndOfTheProcessAfterItsAnswerOnlyResets() {
        var machine = running("a")
        _ = machine.responsePosted(for: "a")
        #expect(
            machine.processExited(.exited(0)) == [
                .finishInvocation(.error(type: "Runtime.ExitError")), .killProcesses,
            ]
        )
    }

    @Test func theEndOfAnIdleProcessTakesTheEnvironmentOutUntilItIsReset() {
        var machine = idle()
        #expect(machine.processExited(.exited(0)) == [.becomeUnavailable, .killProcesses])
        #expect(machine.processesGone() == [.becomeAvailable])
        #expect(machine.assign("b") == [.beginInvocation, .startProcess(.invocation)])
    }

    @Test func anUnusableResponseAnswersAndTheRuntimeCarriesOn() {
        var machine = running("a")
        let type = "Function.ResponseSizeTooLarge"
        #expect(
            machine.unusableResponsePosted(for: "a", type: type, answer: .responseTooLarge)
                == .success([.answer(.responseTooLarge)])
        )
        #expect(
            machine.nextRequested() == [.finishInvocation(.functionError(type: type)), .becomeAvailable]
        )
    }

    // MARK: Ends

    @Test func anIdleEnvironmentEndsWhenNobodyNeedsIt() {
        var machine = idle()
        #expect(machine.idleDeadlinePassed() == [.becomeUnavailable, .destroy])
        #expect(machine.idleDeadlinePassed() == [])
        #expect(machine.assign("b") == [])
        var busy = running("a")
        #expect(busy.idleDeadlinePassed() == [])
    }

    @Test func anEnvironmentThatNobodyNeedsIsFrozenUntilSomebodyDoes() throws {
        var machine = running("a")
        #expect(machine.freezeDeadlinePassed() == [])
        #expect(try machine.responsePosted(for: "a").get() == [.answer(.response)])
        // What the runtime still does after its answer belongs to the invocation.
        #expect(machine.freezeDeadlinePassed() == [])
        #expect(machine.nextRequested() == [.finishInvocation(.success), .becomeAvailable])
        #expect(machine.freezeDeadlinePassed() == [.freeze])
        #expect(machine.freezeDeadlinePassed() == [])
        #expect(machine.assign("b") == [.thaw, .beginInvocation, .deliver])
        #expect(try machine.responsePosted(for: "b").get() == [.answer(.response)])
        #expect(machine.nextRequested() == [.finishInvocation(.success), .becomeAvailable])
        #expect(machine.assign("c") == [.beginInvocation, .deliver])
    }

    @Test func aFrozenProcessMayBeKilled() {
        var machine = idle()
        #expect(machine.freezeDeadlinePassed() == [.freeze])
        #expect(machine.processExited(.signalled(9)) == [.becomeUnavailable, .killProcesses])
        #expect(machine.processesGone() == [.becomeAvailable])
        #expect(machine.freezeDeadlinePassed() == [])
        #expect(machine.assign("b") == [.beginInvocation, .startProcess(.invocation)])
    }

    @Test func aDrainedEnvironmentFinishesItsInvocation() {
        var machine = running("a")
        #expect(machine.drain() == [])
        #expect(machine.responsePosted(for: "a") == .success([.answer(.response)]))
        #expect(machine.nextRequested() == [.finishInvocation(.success), .becomeUnavailable, .destroy])
        var waiting = idle()
        #expect(waiting.drain() == [.becomeUnavailable, .destroy])
    }

    @Test func aDrainedEnvironmentEndsAfterAReset() {
        var machine = running("a")
        _ = machine.drain()
        _ = machine.invocationDeadlinePassed()
        #expect(machine.processesGone().last == .destroy)
    }

    @Test func aDrainedEnvironmentStillInitializesForItsInvocation() {
        var machine = initializing("a")
        #expect(machine.drain() == [])
        #expect(machine.nextRequested().last == .deliver)
    }

    @Test func anEndWithoutPatienceAnswersOnce() {
        var machine = running("a")
        #expect(machine.endNow() == [.answer(.serviceFailure), .finishInvocation(.failure), .destroy])
        #expect(machine.endNow() == [])
        var answered = running("a")
        _ = answered.responsePosted(for: "a")
        #expect(answered.endNow() == [.finishInvocation(.failure), .destroy])
        var starting = initializing("a")
        #expect(starting.endNow() == [.disarmInitializationDeadline, .answer(.serviceFailure), .destroy])
    }

    @Test func anEndedEnvironmentDoesNothing() {
        var machine = idle()
        _ = machine.drain()
        #expect(machine.nextRequested() == [])
        #expect(machine.processExited(.exited(0)) == [])
        #expect(machine.processesGone() == [])
        #expect(machine.invocationDeadlinePassed() == [])
        #expect(machine.initializationDeadlinePassed() == [])
        #expect(machine.drain() == [])
        #expect(machine.responsePosted(for: "a").isRefused)
    }

    // MARK: States

    private func initializing(_ id: String) -> EnvironmentStateMachine {
        var machine = EnvironmentStateMachine()
        _ = machine.create(for: id)
        return machine
    }

    @Test func anExtensionThatFailsEndsWhatItIsBeside() {
        let failure = ProcessStartFailure(errorType: "Extension.Crash", message: "exit status 1")
        let failed = EnvironmentAction.finishInvocation(.error(type: "Extension.Crash"))
        var busy = running("a")
        #expect(busy.extensionFailed(failure) == [.answer(.startFailure(failure)), failed, .killProcesses])
        var answered = running("a")
        _ = answered.responsePosted(for: "a")
        #expect(answered.extensionFailed(failure) == [failed, .killProcesses])
        var idle = idle()
        #expect(idle.extensionFailed(failure) == [.becomeUnavailable, .killProcesses])
        #expect(idle.extensionFailed(failure) == [])
        var early = initializing("a")
        #expect(
            early.extensionFailed(failure) == [
                .disarmInitializationDeadline,
                .reportInitialization(.initialization, .error(type: "Extension.Crash")), .killProcesses,
            ]
        )
    }

    @Test func whatTheNextEventEndsIsKnown() {
        var machine = initializing("a")
        #expect(machine.awaited == .initialization(.initialization))
        _ = machine.nextRequested()
        #expect(machine.awaited == nil)
        _ = machine.responsePosted(for: "a")
        #expect(machine.awaited == .invocation(.success))
        _ = machine.nextRequested()
        #expect(machine.awaited == nil)
    }

    private func running(_ id: String) -> EnvironmentStateMachine {
        var machine = initializing(id)
        _ = machine.nextRequested()
        return machine
    }

    private func idle() -> EnvironmentStateMachine {
        var machine = running("first")
        _ = machine.responsePosted(for: "first")
        _ = machine.nextRequested()
        return machine
    }
}

extension Result where Failure == RuntimeAPIRefusal {
    fileprivate var isRefused: Bool {
        if case .failure = self { true } else { false }
    }
}
