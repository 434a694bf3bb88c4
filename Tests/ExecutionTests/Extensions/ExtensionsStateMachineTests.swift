import Testing

@testable import Execution

struct ExtensionsStateMachineTests {
    // MARK: Registration

    @Test func theRuntimeStartsWhenAllFilesHaveRegistered() throws {
        var machine = ExtensionsStateMachine(external: ["one", "two"])
        #expect(try machine.register("one", for: ["INVOKE", "SHUTDOWN"], as: "1").get() == [])
        #expect(!machine.areAllRegistered)
        #expect(try machine.register("two", for: [], as: "2").get() == [.startRuntime])
        #expect(machine.member("1")?.events == [.invoke, .shutdown])
        #expect(machine.member("2")?.events == [])
        #expect(machine.hasExternal && machine.hasRegistered)
    }

    @Test func anInternalOneRegistersUntilTheRuntimeIsReady() throws {
        var machine = ExtensionsStateMachine()
        #expect(try machine.register("inside", for: ["INVOKE"], as: "1").get() == [])
        #expect(machine.register("inside", for: [], as: "2") == .failure(.nameTaken))
        #expect(!machine.hasExternal && machine.hasRegistered)
        #expect(machine.runtimeAsked() == [])
        #expect(machine.register("late", for: [], as: "3") == .failure(.registrationClosed))
    }

    @Test func onlyFilesAreToldOfTheEnd() {
        var machine = ExtensionsStateMachine(external: ["file"])
        #expect(
            machine.register("inside", for: ["SHUTDOWN"], as: "1")
                == .failure(
                    ExtensionsRefusal(
                        type: "Extension.InvalidEventType",
                        message: "SHUTDOWN: ShutdownEventNotSupportedForInternalExtension"
                    )
                )
        )
        #expect(
            machine.register("file", for: ["START"], as: "1")
                == .failure(
                    ExtensionsRefusal(type: "Extension.InvalidEventType", message: "START: ErrorInvalidEventType")
                )
        )
        #expect(machine.register("", for: [], as: "1") == .failure(.emptyName))
        #expect(machine.members.map(\.state) == [.started])
    }

    @Test func tenAreAsManyAsThereMayBe() {
        var machine = ExtensionsStateMachine(external: (0..<9).map { "e\($0)" })
        #expect(machine.register("tenth", for: [], as: "10") == .success([]))
        #expect(
            machine.register("eleventh", for: [], as: "11")
                == .failure(
                    ExtensionsRefusal(type: "Extension.TooManyExtensions", message: "Extension limit (10) reached")
                )
        )
    }

    @Test func aFileRegistersOnce() {
        var machine = registered()
        #expect(
            machine.register("file", for: [], as: "2")
                == .failure(.transition(from: "Registered", to: "Registered", of: "file"))
        )
    }

    // MARK: Events

    @Test func theInitializationIsOverWhenAllAreReady() throws {
        var machine = registered()
        #expect(try machine.register("inside", for: ["INVOKE"], as: "in").get() == [])
        #expect(machine.runtimeAsked() == [])
        #expect(try next(&machine, "out") == [])
        #expect(try next(&machine, "in") == [.settle])
    }

    @Test func theRuntimeMayBeTheLast() throws {
        var machine = registered()
        #expect(try next(&machine, "out") == [])
        #expect(machine.runtimeAsked() == [.settle])
    }

    @Test func anInvocationIsOverWhenThoseAreReadyThatHeardOfIt() throws {
        var machine = registered(["INVOKE"])
        _ = machine.register("deaf", for: [], as: "deaf")
        _ = try next(&machine, "out")
        _ = try next(&machine, "deaf")
        #expect(machine.runtimeAsked() == [.settle])
        #expect(machine.invoked() == [.deliver(.invoke, to: "out")])
        #expect(machine.member("out")?.state == .running)
        #expect(machine.member("deaf")?.state == .ready)
        #expect(machine.runtimeAsked() == [])
        #expect(try next(&machine, "out") == [.settle])
    }

    @Test func oneCallOfAnExtensionWaits() throws {
        var machine = registered()
        _ = try next(&machine, "out")
        let refusal = ExtensionsRefusal.transition(from: "Ready", to: "Ready", of: "out")
        #expect(machine.nextRequested(by: "out", isAlone: false) == .failure(refusal))
        // Whoever asked before went away.
        #expect(machine.nextRequested(by: "out", isAlone: true) == .success([]))
        #expect(machine.nextRequested(by: "other", isAlone: true) == .failure(.unknown("other")))
    }

    @Test func theEndIsToldToThoseWhoAskedForIt() throws {
        var machine = ExtensionsStateMachine(external: ["busy", "deaf", "waiting"])
        _ = machine.register("busy", for: ["INVOKE", "SHUTDOWN"], as: "busy")
        _ = machine.register("deaf", for: ["INVOKE"], as: "deaf")
        _ = machine.register("waiting", for: ["SHUTDOWN"], as: "waiting")
        for identifier in ["busy", "deaf", "waiting"] { _ = try next(&machine, identifier) }
        _ = machine.runtimeAsked()
        _ = machine.invoked()
        #expect(machine.shutDown() == [.deliver(.shutdown, to: "waiting")])
        // With its event when it is done with the last.
        #expect(try next(&machine, "busy") == [.deliver(.shutdown, to: "busy")])
        #expect(try next(&machine, "deaf") == [])
        #expect(machine.runtimeAsked() == [])
    }

    // MARK: Errors

    @Test func theFirstErrorIsTheCause() throws {
        var machine = registered()
        #expect(machine.errorPosted(by: "out", "Extension.NoKey", isInitialization: true) == nil)
        #expect(machine.errorPosted(by: "out", "Extension.Other", isInitialization: true) == nil)
        #expect(machine.member("out")?.errorType == "Extension.NoKey")
        #expect(machine.member("out")?.state == .initializationError)
        #expect(machine.exited("file") == "Extension.InitError")
        #expect(machine.firstError == "Extension.InitError")
        #expect(throws: ExtensionsRefusal.self) { try next(&machine, "out") }
    }

    @Test func anErrorOfTheStartComesBeforeTheFirstEvent() throws {
        var machine = registered()
        _ = try next(&machine, "out")
        #expect(
            machine.errorPosted(by: "out", "x", isInitialization: true)
                == .transition(from: "Ready", to: "InitError", of: "out")
        )
        #expect(machine.firstError == nil)
        #expect(machine.errorPosted(by: "out", "x", isInitialization: false) == nil)
        #expect(machine.exited("file") == "Extension.ExitError")
        #expect(
            machine.errorPosted(by: "nobody", "x", isInitialization: false)?.message
                == "Unknown Lambda-Extension-Identifier"
        )
    }

    @Test func aProcessThatEndsUnaskedIsACrash() {
        var machine = registered()
        #expect(machine.exited("file") == "Extension.Crash")
        var ending = registered()
        _ = ending.shutDown()
        #expect(ending.exited("file") == nil)
    }

    @Test func aFileThatCannotBeStarted() {
        var machine = ExtensionsStateMachine(external: ["file"])
        machine.didNotStart("file", "PermissionDenied")
        #expect(machine.firstError == "Extension.LaunchError")
        #expect(machine.members[0].state == .launchError)
        #expect(machine.members[0].errorType == "PermissionDenied")
        #expect(!machine.hasRegistered)
    }

    private func registered(_ events: [String] = ["INVOKE", "SHUTDOWN"]) -> ExtensionsStateMachine {
        var machine = ExtensionsStateMachine(external: ["file"])
        _ = machine.register("file", for: events, as: "out")
        return machine
    }

    private func next(
        _ machine: inout ExtensionsStateMachine,
        _ identifier: String
    ) throws -> [ExtensionsStateMachine.Action] {
        try machine.nextRequested(by: identifier, isAlone: true).get()
    }
}
