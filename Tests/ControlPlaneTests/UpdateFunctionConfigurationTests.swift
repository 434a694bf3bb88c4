import ControlPlane
import Execution
import LambdaAPI
import Neighbours
import Testing

struct UpdateFunctionConfigurationTests {
    @Test func answerShowsTheNewConfigurationInProgress() async throws {
        let fixture = Fixture()
        let before = try await fixture.makeActive()
        fixture.preparer.hold()
        let answer = try await fixture.update { $0.timeout = 30 }
        #expect(answer.state == "Active")
        #expect(answer.stateReasonCode == nil)
        #expect(answer.lastUpdateStatus == "InProgress")
        #expect(answer.lastUpdateStatusReasonCode?.rawValue == "Creating")
        #expect(answer.lastUpdateStatusReason == "The function is being created.")
        #expect(answer.timeout == 30)
        #expect(answer.revisionId != before.revisionId)
        #expect(try await fixture.configuration() == answer)
        #expect(fixture.preparer.version(of: fixture.key())?.timeout == 3)
        fixture.preparer.release()
        let after = try await fixture.settled()
        #expect(after.lastUpdateStatus == "Successful")
        #expect(after.lastUpdateStatusReasonCode == nil)
        #expect(after.lastUpdateStatusReason == nil)
        #expect(after.revisionId != answer.revisionId)
        #expect(fixture.preparer.version(of: fixture.key())?.timeout == 30)
    }

    @Test func emptyUpdateIsAnUpdate() async throws {
        let fixture = Fixture()
        let before = try await fixture.makeActive()
        fixture.clock.advance(by: .seconds(1))
        let answer = try await fixture.update { _ in }
        let after = try await fixture.settled()
        #expect(Set([before.revisionId, answer.revisionId, after.revisionId]).count == 3)
        #expect(answer.lastModified != before.lastModified)
        #expect(after.lastModified == answer.lastModified)
    }

    @Test func absentMembersStayAsTheyAre() async throws {
        let fixture = Fixture()
        let before = try await fixture.makeActive {
            $0.environment = Environment(variables: ["KEY": "value"])
            $0.tracingConfig = TracingConfig(mode: "Active")
            $0.deadLetterConfig = DeadLetterConfig(targetArn: "arn:aws:sns:us-east-1:111111111111:topic")
        }
        var after = try await fixture.updated { $0.memorySize = 256 }
        #expect(after.memorySize == 256)
        after.memorySize = before.memorySize
        after.revisionId = before.revisionId
        #expect(after == before)
    }

    @Test func eachMemberIsClearedInItsOwnWay() async throws {
        let fixture = Fixture()
        try await fixture.makeActive {
            $0.description = "words"
            $0.environment = Environment(variables: ["KEY": "value"])
            $0.kmsKeyArn = "arn:aws:kms:us-east-1:111111111111:key/k"
            $0.deadLetterConfig = DeadLetterConfig(targetArn: "arn:aws:sns:us-east-1:111111111111:topic")
            $0.vpcConfig = VpcConfig(subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"])
            $0.fileSystemConfigs = [FileSystemConfig(arn: "arn:aws:efs:x", localMountPath: "/mnt/x")]
        }
        let shown = try await fixture.updated {
            $0.description = ""
            $0.environment = Environment(variables: [:])
            $0.kmsKeyArn = ""
            $0.deadLetterConfig = DeadLetterConfig(targetArn: "")
            $0.vpcConfig = VpcConfig(subnetIds: [], securityGroupIds: [])
            $0.fileSystemConfigs = []
            $0.layers = []
        }
        #expect(shown.description == "")
        #expect(shown.environment == EnvironmentResponse(variables: [:]))
        #expect(shown.kmsKeyArn == nil)
        #expect(shown.deadLetterConfig == nil)
        #expect(
            shown.vpcConfig
                == VpcConfigResponse(subnetIds: [], securityGroupIds: [], vpcId: "", ipv6AllowedForDualStack: false)
        )
        #expect(shown.fileSystemConfigs == nil)
        #expect(shown.layers == nil)
        #expect(fixture.preparer.version(of: fixture.key())?.sealedVariables == nil)
    }

    @Test func environmentIsReplacedAsAWhole() async throws {
        let fixture = Fixture()
        try await fixture.makeActive { $0.environment = Environment(variables: ["ONE": "1", "TWO": "2"]) }
        let shown = try await fixture.updated { $0.environment = Environment(variables: ["THREE": "3"]) }
        #expect(shown.environment?.variables == ["THREE": "3"])
        let key = fixture.key()
        let sealed = try #require(fixture.preparer.version(of: key)?.sealedVariables)
        #expect(try fixture.sealer.open(sealed, context: key.sealingContext) == ["THREE": "3"])
    }

    @Test func runtimeVersionFollowsTheRuntime() async throws {
        let fixture = Fixture()
        let before = try await fixture.makeActive()
        let arn = try #require(before.runtimeVersionConfig?.runtimeVersionArn)
        #expect(arn.hasPrefix("arn:aws:lambda:us-east-1::runtime:"))
        #expect(arn.count == "arn:aws:lambda:us-east-1::runtime:".count + 64)
        let after = try await fixture.updated { $0.runtime = "python3.11" }
        #expect(after.runtimeVersionConfig?.runtimeVersionArn != arn)
        #expect(try await fixture.updated { $0.runtime = "python3.12" }.runtimeVersionConfig?.runtimeVersionArn == arn)
    }

    @Test func failedUpdateKeepsTheEffectiveConfiguration() async throws {
        let fixture = Fixture()
        try await fixture.makeActive()
        fixture.preparer.fail(with: PreparationFailure(reasonCode: "DisabledKMSKey", reason: "The key is disabled."))
        let answer = try await fixture.update { $0.timeout = 30 }
        let failed = try await fixture.settled()
        #expect(failed.state == "Active")
        #expect(failed.lastUpdateStatus == "Failed")
        #expect(failed.lastUpdateStatusReasonCode == "DisabledKMSKey")
        #expect(failed.lastUpdateStatusReason == "The key is disabled.")
        #expect(failed.timeout == 30)
        #expect(failed.revisionId != answer.revisionId)
        #expect(fixture.preparer.version(of: fixture.key())?.timeout == 3)
        let error = await refusal { try await fixture.publish() }
        #expect(error?.code == "ResourceConflictException")
        fixture.preparer.fail(with: nil)
        #expect(try await fixture.updated { $0.memorySize = 200 }.lastUpdateStatus == "Successful")
        #expect(fixture.preparer.version(of: fixture.key())?.timeout == 30)
    }

    @Test func changesMeanwhileAreConflictsAndReadsAndDeletesAreNot() async throws {
        let fixture = Fixture()
        try await fixture.makeActive()
        fixture.preparer.hold()
        try await fixture.update { $0.timeout = 30 }
        let conflict = APIError.resourceConflictException(
            "The operation cannot be performed at this time. An update is in progress for resource: \(fixture.arn())"
        )
        #expect(await refusal { try await fixture.update { $0.timeout = 31 } } == conflict)
        #expect(await refusal { try await fixture.publish() } == conflict)
        let code = UpdateFunctionCodeRequest(functionName: "fn", zipFile: TestZip.function("two"))
        #expect(
            await refusal { _ = try await fixture.controlPlane.updateFunctionCode(code, fixture.caller) } == conflict
        )
        // A wrong revision is told first.
        #expect(await refusal { try await fixture.update { $0.revisionId = "x" } }?.status == 412)
        try await fixture.controlPlane.deleteFunction(DeleteFunctionRequest(functionName: "fn"), fixture.caller)
        fixture.preparer.release()
        try await eventually { fixture.store.ids(in: "function-transitions").isEmpty }
        await fixture.controlPlane.shutdown()
        #expect(fixture.preparer.version(of: fixture.key()) == nil)
        #expect(fixture.store.ids(in: "functions").isEmpty)
    }

    @Test func changesOfAPendingFunctionAreConflicts() async throws {
        let fixture = Fixture()
        fixture.preparer.hold()
        defer { fixture.preparer.release() }
        _ = try await fixture.controlPlane.createFunction(Fixture.creation(), fixture.caller)
        let conflict = APIError.resourceConflictException(
            "The operation cannot be performed at this time. The resource \(fixture.arn()) is currently in the following"
                + " state: 'Pending'. StateReasonCode: 'Creating'"
        )
        #expect(await refusal { try await fixture.update { $0.timeout = 31 } } == conflict)
        #expect(await refusal { try await fixture.publish() } == conflict)
    }

    @Test func transitionLastsAsLongAsItMust() async throws {
        let fixture = Fixture(configuration: ControlPlaneConfiguration(stateTransitionDelay: .milliseconds(1500)))
        _ = try await fixture.controlPlane.createFunction(Fixture.creation(), fixture.caller)
        try await eventually { fixture.clock.sleeperCount == 1 }
        fixture.clock.advance(by: .milliseconds(1400))
        try await Task.sleep(for: .milliseconds(20))
        #expect(try await fixture.configuration().state == "Pending")
        fixture.clock.advance(by: .milliseconds(100))
        #expect(try await fixture.settled().state == "Active")
        try await fixture.update { $0.timeout = 9 }
        try await eventually { fixture.clock.sleeperCount == 1 }
        #expect(try await fixture.configuration().lastUpdateStatus == "InProgress")
        #expect(fixture.preparer.version(of: fixture.key())?.timeout == 3)
        fixture.clock.advance(by: .milliseconds(1500))
        #expect(try await fixture.settled().timeout == 9)
        #expect(fixture.preparer.version(of: fixture.key())?.timeout == 9)
    }

    @Test func answerCarriesTheQualifierThatWasAsked() async throws {
        let fixture = Fixture()
        try await fixture.makeActive()
        #expect(try await fixture.updated("fn:$LATEST") { $0.timeout = 5 }.functionArn == fixture.arn() + ":$LATEST")
    }

    @Test func storageThatFailsOnceDoesNotLockTheFunction() async throws {
        let fixture = Fixture()
        try await fixture.makeActive()
        fixture.preparer.hold()
        try await fixture.update { $0.timeout = 30 }
        try await eventually { fixture.preparer.preparations == 2 }
        fixture.store.failNextCommits(1)
        fixture.preparer.release()
        try await eventually { fixture.clock.sleeperCount == 1 }
        #expect(try await fixture.configuration().lastUpdateStatus == "InProgress")
        fixture.clock.advance(by: .seconds(1))
        #expect(try await fixture.settled().lastUpdateStatus == "Successful")
    }

    @Test func updateThatCannotBeStoredChangesNothing() async throws {
        let fixture = Fixture()
        let before = try await fixture.makeActive()
        fixture.store.failNextCommits(1)
        let error = await refusal { try await fixture.update { $0.timeout = 30 } }
        #expect(error?.code == "ServiceException")
        #expect(try await fixture.configuration() == before)
    }
}
