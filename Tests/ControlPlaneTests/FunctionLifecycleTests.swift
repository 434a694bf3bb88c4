import Testing

@testable import ControlPlane

struct FunctionLifecycleTests {
    private let reason = FunctionLifecycle.Reason(code: "InvalidSubnet", text: "The subnet is gone.")

    @Test func createdFunctionIsPendingWithoutAnUpdateStatus() {
        let lifecycle = FunctionLifecycle.created
        #expect(lifecycle.state == .pending)
        #expect(lifecycle.update == .none)
        #expect(lifecycle.isTransient)
        #expect(lifecycle.refusalOfChange == .state("Pending", reasonCode: "Creating"))
        #expect(lifecycle.refusalOfUse == .state("Pending", reasonCode: "Creating"))
        #expect(lifecycle.refusalOfPublication == .state("Pending", reasonCode: "Creating"))
    }

    @Test func preparedFunctionIsActiveAndAdopted() {
        var lifecycle = FunctionLifecycle.created
        #expect(lifecycle.handle(.prepared) == .adopt)
        #expect(lifecycle == .ready)
        #expect(lifecycle.refusalOfChange == nil)
        #expect(lifecycle.refusalOfUse == nil)
    }

    @Test func functionWhosePreparationFailedStaysFailed() {
        var lifecycle = FunctionLifecycle.created
        #expect(lifecycle.handle(.preparationFailed(reason)) == .keep)
        #expect(lifecycle.state == .failed(reason))
        #expect(!lifecycle.isTransient)
        #expect(lifecycle.refusalOfChange == .state("Failed", reasonCode: "InvalidSubnet"))
        #expect(lifecycle.refusalOfUse == .state("Failed", reasonCode: "InvalidSubnet"))
        #expect(lifecycle.handle(.changed) == .ignore)
        #expect(lifecycle.handle(.prepared) == .ignore)
        #expect(lifecycle.state == .failed(reason))
    }

    @Test func changeIsInProgressUntilItIsPrepared() {
        var lifecycle = FunctionLifecycle.ready
        #expect(lifecycle.handle(.changed) == .prepare)
        #expect(lifecycle.state == .active)
        #expect(lifecycle.update == .inProgress)
        #expect(lifecycle.isTransient)
        #expect(lifecycle.refusalOfChange == .updateInProgress)
        #expect(lifecycle.refusalOfPublication == .updateInProgress)
        #expect(lifecycle.refusalOfUse == nil)
        #expect(lifecycle.handle(.prepared) == .adopt)
        #expect(lifecycle == .ready)
    }

    @Test func secondChangeMeanwhileIsIgnored() {
        var lifecycle = FunctionLifecycle.ready
        _ = lifecycle.handle(.changed)
        let before = lifecycle
        #expect(lifecycle.handle(.changed) == .ignore)
        #expect(lifecycle == before)
    }

    @Test func failedChangeLeavesTheFunctionActiveAndChangeable() {
        var lifecycle = FunctionLifecycle.ready
        _ = lifecycle.handle(.changed)
        #expect(lifecycle.handle(.preparationFailed(reason)) == .keep)
        #expect(lifecycle.state == .active)
        #expect(lifecycle.update == .failed(reason))
        #expect(lifecycle.refusalOfChange == nil)
        #expect(lifecycle.refusalOfUse == nil)
        #expect(lifecycle.refusalOfPublication == .lastUpdateFailed)
        #expect(lifecycle.handle(.changed) == .prepare)
    }

    @Test func lateOutcomeChangesNothing() {
        var lifecycle = FunctionLifecycle.ready
        #expect(lifecycle.handle(.prepared) == .ignore)
        #expect(lifecycle.handle(.preparationFailed(reason)) == .ignore)
        #expect(lifecycle == .ready)
    }

    @Test func idleFunctionBecomesInactiveAndActiveAgainByAnInvocation() {
        var lifecycle = FunctionLifecycle.ready
        #expect(lifecycle.handle(.idled) == .release)
        #expect(lifecycle.state == .inactive(.idle))
        #expect(!lifecycle.isTransient)
        #expect(lifecycle.refusalOfUse == .state("Inactive", reasonCode: "Idle"))
        #expect(lifecycle.refusalOfChange == nil)
        #expect(lifecycle.handle(.idled) == .ignore)
        #expect(lifecycle.handle(.invoked) == .restore)
        #expect(lifecycle.isRestoring && !lifecycle.isTransient)
        #expect(lifecycle.refusalOfUse == .state("Pending", reasonCode: "Restoring"))
        #expect(lifecycle.refusalOfChange == .state("Pending", reasonCode: "Restoring"))
        for event in [FunctionLifecycle.Event.invoked, .idled, .changed] {
            #expect(lifecycle.handle(event) == .ignore)
        }
        #expect(lifecycle.handle(.prepared) == .keep)
        #expect(lifecycle == .ready)
    }

    @Test func functionThatCannotBeRestoredStaysInactiveAndIsTriedAgain() {
        var lifecycle = FunctionLifecycle.ready
        _ = lifecycle.handle(.idled)
        _ = lifecycle.handle(.invoked)
        #expect(lifecycle.handle(.preparationFailed(reason)) == .keep)
        #expect(lifecycle.state == .inactive(reason))
        #expect(lifecycle.update == .successful)
        #expect(lifecycle.handle(.invoked) == .restore)
    }

    @Test func changeMakesAnInactiveFunctionActive() {
        var lifecycle = FunctionLifecycle.ready
        _ = lifecycle.handle(.idled)
        #expect(lifecycle.handle(.changed) == .prepare)
        #expect(lifecycle.state == .active && lifecycle.update == .inProgress)
        #expect(lifecycle.handle(.idled) == .ignore)
        #expect(lifecycle.handle(.prepared) == .adopt)
    }

    @Test func failedUpdateOutlivesIdleness() {
        var lifecycle = FunctionLifecycle.ready
        _ = lifecycle.handle(.changed)
        _ = lifecycle.handle(.preparationFailed(reason))
        _ = lifecycle.handle(.idled)
        _ = lifecycle.handle(.invoked)
        #expect(lifecycle.handle(.prepared) == .keep)
        #expect(lifecycle.state == .active && lifecycle.update == .failed(reason))
    }

    @Test(arguments: [FunctionLifecycle.created, .ready])
    func onlyWhatIsInactiveIsRestored(_ lifecycle: FunctionLifecycle) {
        var lifecycle = lifecycle
        let before = lifecycle
        #expect(lifecycle.handle(.invoked) == .ignore)
        #expect(lifecycle == before)
    }
}
