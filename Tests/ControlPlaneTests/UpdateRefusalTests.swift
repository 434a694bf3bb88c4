import ControlPlane
import Execution
import LambdaAPI
import Storage
import Testing

/// A change that a function of the given kind refuses, and how.
struct Refusal: Sendable, CustomTestStringConvertible {
    var name: String
    var code = "InvalidParameterValueException"
    var message: String?
    var change: @Sendable (inout UpdateFunctionConfigurationRequest) -> Void

    var testDescription: String { name }

    static let key =
        "Lambda was unable to configure access to your environment variables because the KMS key is invalid for "
        + "CreateGrant. Please check your KMS key settings. KMS Exception: InvalidArnException KMS Message: "

    static let all: [Refusal] = [
        Refusal(
            name: "name of another account",
            code: "AccessDeniedException",
            message: nil,
            change: { $0.functionName = "222222222222:function:fn" }
        ),
        Refusal(
            name: "name of another region",
            code: "ResourceNotFoundException",
            message: "Functions from 'eu-west-1' are not reachable in this region ('us-east-1')",
            change: { $0.functionName = "arn:aws:lambda:eu-west-1:111111111111:function:fn" }
        ),
        Refusal(
            name: "unknown function",
            code: "ResourceNotFoundException",
            message: "Function not found: arn:aws:lambda:us-east-1:111111111111:function:other",
            change: { $0.functionName = "other" }
        ),
        Refusal(
            name: "published version",
            message:
                "This operation is permitted on Lambda functions only. Aliases and versions do not support this "
                + "operation. Please specify either a function name or an unqualified function ARN.",
            change: { $0.functionName = "fn:1" }
        ),
        Refusal(
            name: "alias of an unknown function",
            message:
                "This operation is permitted on Lambda functions only. Aliases and versions do not support this "
                + "operation. Please specify either a function name or an unqualified function ARN.",
            change: { $0.functionName = "other:prod" }
        ),
        Refusal(
            name: "another revision, before a bad field",
            code: "PreconditionFailedException",
            message:
                "The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to "
                + "retrieve the latest Revision Id",
            change: {
                $0.revisionId = "00000000-0000-4000-8000-000000000000"
                $0.runtime = "cobol85"
            }
        ),
        Refusal(
            name: "role of another account",
            code: "AccessDeniedException",
            message: "Cross-account pass role is not allowed.",
            change: { $0.role = "arn:aws:iam::222222222222:role/other" }
        ),
        Refusal(
            name: "bad field before the role",
            message:
                "'MemorySize' value failed to satisfy constraint: Member must have value less than or equal to 10240",
            change: {
                $0.role = "arn:aws:iam::222222222222:role/other"
                $0.memorySize = 10241
            }
        ),
        Refusal(
            name: "alias of a key",
            message: key + "Key Aliases are not supported for this operation.",
            change: { $0.kmsKeyArn = "arn:aws:kms:us-east-1:111111111111:alias/mine" }
        ),
        Refusal(
            name: "key of another service",
            message: key + "Invalid keyId 'arn:aws:s3:::bucket'",
            change: { $0.kmsKeyArn = "arn:aws:s3:::bucket" }
        ),
        Refusal(
            name: "dead letters to a bucket",
            message: "The provided dead letter ARN arn:aws:s3:::bucket is invalid.",
            change: { $0.deadLetterConfig = DeadLetterConfig(targetArn: "arn:aws:s3:::bucket") }
        ),
        Refusal(
            name: "unknown layer",
            message: "Layer version arn:aws:lambda:us-east-1:111111111111:layer:tools:1 does not exist.",
            change: { $0.layers = ["arn:aws:lambda:us-east-1:111111111111:layer:tools:1"] }
        ),
        Refusal(
            name: "file system without a network",
            message: "Function must be configured to execute in a VPC to reference access point arn:aws:efs:x",
            change: { $0.fileSystemConfigs = [FileSystemConfig(arn: "arn:aws:efs:x", localMountPath: "/mnt/x")] }
        ),
        Refusal(
            name: "file system and the end of the network together",
            message: "Function must be configured to execute in a VPC to reference access point arn:aws:efs:x",
            change: {
                $0.fileSystemConfigs = [FileSystemConfig(arn: "arn:aws:efs:x", localMountPath: "/mnt/x")]
                $0.vpcConfig = VpcConfig(subnetIds: [], securityGroupIds: [])
            }
        ),
        Refusal(
            name: "snapshots of a runtime without them",
            message: "nodejs22.x is not supported for SnapStart enabled functions.",
            change: {
                $0.snapStart = SnapStart(applyOn: "PublishedVersions")
                $0.runtime = "nodejs22.x"
            }
        ),
        Refusal(
            name: "snapshots with more storage",
            message: "EphemeralStorage larger than 512 MB is not supported for SnapStart enabled functions.",
            change: {
                $0.snapStart = SnapStart(applyOn: "PublishedVersions")
                $0.ephemeralStorage = EphemeralStorage(size: 513)
            }
        ),
        Refusal(
            name: "image configuration",
            message: "Please don't provide ImageConfig when the intended function PackageType is Zip.",
            change: { $0.imageConfig = ImageConfig(workingDirectory: "/srv") }
        ),
        Refusal(
            name: "capacity provider",
            message: "CapacityProviderConfig isn't supported for Lambda Default functions.",
            change: { $0.capacityProviderConfig = CapacityProviderConfig() }
        ),
        Refusal(
            name: "durable configuration",
            message:
                "DurableConfig cannot be added to an existing function. "
                + "Create a new function with a durable configuration.",
            change: { $0.durableConfig = DurableConfig(executionTimeout: 60) }
        ),
        Refusal(
            name: "runtime configuration",
            message: "RuntimeConfig isn't supported for Lambda Default functions.",
            change: { $0.runtimeConfig = FunctionRuntimeConfig(runtimeArn: "arn", runtimeAlias: "live") }
        ),
        Refusal(
            name: "accelerator",
            message: "AcceleratorConfig isn't supported for Lambda Default functions.",
            change: { $0.acceleratorConfig = AcceleratorConfig(acceleratorMemorySize: 16) }
        ),
    ]
}

struct UpdateRefusalTests {
    @Test(arguments: Refusal.all)
    func refusalHasItsTextAndChangesNothing(_ refused: Refusal) async throws {
        let fixture = Fixture()
        let before = try await fixture.makeActive { $0.publish = true }
        let commits = fixture.store.commits
        let error = await refusal { try await fixture.update("fn", refused.change) }
        #expect(error?.code == refused.code)
        #expect(error?.message == refused.message)
        #expect(try await fixture.configuration() == before)
        #expect(fixture.store.commits == commits)
    }

    @Test func networkStaysWhileAFileSystemNeedsIt() async throws {
        let fixture = Fixture()
        try await fixture.makeActive {
            $0.vpcConfig = VpcConfig(subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"])
            $0.fileSystemConfigs = [FileSystemConfig(arn: "arn:aws:efs:x", localMountPath: "/mnt/x")]
        }
        let error = await refusal {
            try await fixture.update { $0.vpcConfig = VpcConfig(subnetIds: [], securityGroupIds: []) }
        }
        #expect(
            error?.message == "Function VPC configuration cannot be removed with access point arn:aws:efs:x referenced."
        )
    }

    @Test func functionOnARuntimeThatIsRefusedMeanwhileCannotBeUpdated() async throws {
        let lenient = Fixture(configuration: ControlPlaneConfiguration(allowsDeprecatedRuntimes: true))
        try await lenient.makeActive { $0.runtime = "python3.7" }
        let strict = Fixture(store: lenient.store, sealer: lenient.sealer)
        let error = await refusal { try await strict.update { $0.timeout = 5 } }
        #expect(error?.message?.hasPrefix("The runtime parameter of python3.7 is no longer supported") == true)
        #expect(try await strict.updated { $0.runtime = "python3.12" }.runtime == "python3.12")
    }
}
