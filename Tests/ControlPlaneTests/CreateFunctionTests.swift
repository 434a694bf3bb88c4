import ControlPlane
import Execution
import Foundation
import LambdaAPI
import Testing

struct CreateFunctionTests {
    @Test func answerIsPendingWithEveryDefaultAndNothingElse() async throws {
        let fixture = Fixture()
        fixture.preparer.hold()
        defer { fixture.preparer.release() }
        let answer = try await fixture.controlPlane.createFunction(Fixture.creation(), fixture.caller)
        #expect(answer.state == "Pending")
        #expect(answer.stateReasonCode == "Creating")
        #expect(answer.stateReason == "The function is being created.")
        #expect(answer.version == "$LATEST")
        #expect(answer.functionArn == fixture.arn())
        #expect(answer.description == "")
        #expect(answer.timeout == 3)
        #expect(answer.memorySize == 128)
        #expect(answer.lastModified == "2023-11-14T22:13:20.000+0000")
        let names = try JSONSerialization.jsonObject(with: ResponseEncoder.encode(answer)) as? [String: Any]
        #expect(
            names.map { Set($0.keys) } == [
                "Architectures", "CodeSha256", "CodeSize", "Description", "EphemeralStorage", "FunctionArn",
                "FunctionName", "Handler", "LastModified", "LoggingConfig", "MemorySize", "PackageType", "RevisionId",
                "Role", "Runtime", "RuntimeVersionConfig", "SnapStart", "State", "StateReason", "StateReasonCode",
                "Timeout", "TracingConfig", "Version",
            ]
        )
    }

    @Test func functionBecomesActiveWithAnotherRevision() async throws {
        let fixture = Fixture()
        let answer = try await fixture.controlPlane.createFunction(Fixture.creation(), fixture.caller)
        let active = try await fixture.settled()
        #expect(active.state == "Active")
        #expect(active.stateReason == nil)
        #expect(active.stateReasonCode == nil)
        #expect(active.lastUpdateStatus == "Successful")
        #expect(active.revisionId != answer.revisionId)
        #expect(active.codeSha256 == answer.codeSha256)
        #expect(fixture.preparer.version(of: fixture.key())?.handler == "index.handler")
    }

    @Test func failedPreparationIsShownWithItsReason() async throws {
        let fixture = Fixture()
        fixture.preparer.fail(with: .init(reasonCode: "InvalidZipFileException", reason: "It is broken."))
        _ = try await fixture.controlPlane.createFunction(Fixture.creation(), fixture.caller)
        let failed = try await fixture.settled()
        #expect(failed.state == "Failed")
        #expect(failed.stateReasonCode == "InvalidZipFileException")
        #expect(failed.stateReason == "It is broken.")
        let error = await refusal { try await fixture.update { $0.timeout = 4 } }
        #expect(
            error?.message
                == "The operation cannot be performed at this time. The resource \(fixture.arn()) is currently in the "
                + "following state: 'Failed'. StateReasonCode: 'InvalidZipFileException'"
        )
    }

    @Test func everySettingIsShownAsItWasGiven() async throws {
        let fixture = Fixture()
        let shown = try await fixture.makeActive { request in
            request.description = "words"
            request.timeout = 900
            request.memorySize = 10240
            request.architectures = ["arm64"]
            request.ephemeralStorage = EphemeralStorage(size: 10240)
            request.environment = Environment(variables: ["KEY": "value"])
            request.kmsKeyArn = "arn:aws:kms:us-east-1:111111111111:key/k"
            request.tracingConfig = TracingConfig(mode: "Active")
            request.deadLetterConfig = DeadLetterConfig(targetArn: "arn:aws:sqs:us-east-1:111111111111:queue")
            request.vpcConfig = VpcConfig(subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"])
            request.fileSystemConfigs = [FileSystemConfig(arn: "arn:aws:efs:x", localMountPath: "/mnt/x")]
            request.loggingConfig = LoggingConfig(logFormat: "JSON")
        }
        #expect(shown.description == "words")
        #expect(shown.timeout == 900)
        #expect(shown.memorySize == 10240)
        #expect(shown.architectures == ["arm64"])
        #expect(shown.ephemeralStorage?.size == 10240)
        #expect(shown.environment == EnvironmentResponse(variables: ["KEY": "value"]))
        #expect(shown.kmsKeyArn == "arn:aws:kms:us-east-1:111111111111:key/k")
        #expect(shown.tracingConfig?.mode == "Active")
        #expect(shown.deadLetterConfig?.targetArn == "arn:aws:sqs:us-east-1:111111111111:queue")
        #expect(shown.vpcConfig?.subnetIds == ["subnet-1"])
        #expect(shown.vpcConfig?.ipv6AllowedForDualStack == false)
        #expect(shown.fileSystemConfigs?.first?.localMountPath == "/mnt/x")
        #expect(shown.loggingConfig?.applicationLogLevel == "INFO")
        #expect(shown.loggingConfig?.logGroup == "/aws/lambda/fn")
    }

    @Test func publishedAtOnceIsVersionOneWithARevisionOfItsOwn() async throws {
        let fixture = Fixture()
        fixture.preparer.hold()
        var request = Fixture.creation()
        request.publish = true
        let answer = try await fixture.controlPlane.createFunction(request, fixture.caller)
        #expect(answer.version == "1")
        #expect(answer.functionArn == fixture.arn())
        #expect(try await fixture.configuration(qualifier: "1").state == "Pending")
        fixture.preparer.release()
        let latest = try await fixture.settled()
        let version = try await fixture.settled(qualifier: "1")
        #expect(version.state == "Active")
        #expect(version.lastUpdateStatus == "Successful")
        #expect(version.functionArn == fixture.arn() + ":1")
        #expect(Set([answer.revisionId, latest.revisionId, version.revisionId]).count == 3)
        #expect(try await fixture.publish().revisionId == version.revisionId)
    }

    @Test func secondCreationOfANameIsAConflictAlsoInARace() async throws {
        let fixture = Fixture()
        let outcomes = await withTaskGroup(of: APIError?.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    await refusal {
                        _ = try await fixture.controlPlane.createFunction(Fixture.creation(), fixture.caller)
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.count { $0 == nil } == 1)
        for case let error? in outcomes {
            #expect(error == .resourceConflictException("Function already exist: fn"))
        }
    }
}
