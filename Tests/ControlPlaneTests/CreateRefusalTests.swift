import ControlPlane
import Foundation
import LambdaAPI
import Testing

/// A creation that is refused, and how.
struct CreationRefusal: Sendable, CustomTestStringConvertible {
    var name: String
    var code = "InvalidParameterValueException"
    var status = 400
    var message: String
    var change: @Sendable (inout CreateFunctionRequest) -> Void

    var testDescription: String { name }

    static let image = "111111111111.dkr.ecr.us-east-1.amazonaws.com/app:1"

    static func asImage(_ request: inout CreateFunctionRequest, _ uri: String?) {
        request.packageType = "Image"
        request.runtime = nil
        request.handler = nil
        request.code = FunctionCode(imageUri: uri)
    }

    static let all: [CreationRefusal] = [
        CreationRefusal(
            name: "name of 65 characters",
            message:
                "1 validation error detected: Value '\(String(repeating: "a", count: 65))' at 'functionName' failed to "
                + "satisfy constraint: Member must have length less than or equal to 64",
            change: { $0.functionName = String(repeating: "a", count: 65) }
        ),
        CreationRefusal(
            name: "no runtime",
            message: "Runtime and Handler are mandatory parameters for functions created with deployment packages.",
            change: { $0.runtime = nil }
        ),
        CreationRefusal(
            name: "image of a zip function without handler",
            message: "Runtime and Handler are mandatory parameters for functions created with deployment packages.",
            change: {
                $0.handler = nil
                $0.code = FunctionCode(imageUri: image)
            }
        ),
        CreationRefusal(
            name: "no code",
            message: "Please provide a source for function code.",
            change: { $0.code = FunctionCode() }
        ),
        CreationRefusal(
            name: "image of a zip function",
            message: "Please provide a source for function code.",
            change: { $0.code = FunctionCode(imageUri: image) }
        ),
        CreationRefusal(
            name: "zip and object",
            message: "Please do not provide other FunctionCode parameters when providing a ZipFile.",
            change: { $0.code?.s3Bucket = "bucket" }
        ),
        CreationRefusal(
            name: "bucket without key",
            message: "S3 Bucket and Key are required when the code is taken from S3.",
            change: { $0.code = FunctionCode(s3Bucket: "bucket") }
        ),
        CreationRefusal(
            name: "object without a store",
            message:
                "Error occurred while GetObject. S3 Error Code: ServiceUnavailable. S3 Error Message: No S3 endpoint is "
                + "configured. Start the server with --neighbour s3=URL.",
            change: { $0.code = FunctionCode(s3Bucket: "bucket", s3Key: "key") }
        ),
        CreationRefusal(
            name: "not a zip",
            message: "Could not unzip uploaded file. Please check your file, then try to upload again.",
            change: { $0.code = FunctionCode(zipFile: Data("not a zip".utf8)) }
        ),
        CreationRefusal(
            name: "empty zip",
            message: "Uploaded file must be a non-empty zip",
            change: { $0.code = FunctionCode(zipFile: Data()) }
        ),
        CreationRefusal(
            name: "zip above the limit",
            code: "RequestEntityTooLargeException",
            status: 413,
            message: "Zipped size must be smaller than 52428800 bytes",
            change: { $0.code = FunctionCode(zipFile: Data(count: 52_428_801)) }
        ),
        CreationRefusal(
            name: "image with a handler",
            message:
                "Please don't provide Handler or Runtime or Layer when the intended function PackageType is Image.",
            change: {
                asImage(&$0, image)
                $0.handler = "index.handler"
            }
        ),
        CreationRefusal(
            name: "image that cannot be found",
            message: "Source image \(image) does not exist. Provide a valid source image.",
            change: { asImage(&$0, image) }
        ),
        CreationRefusal(
            name: "image of no registry",
            message: "Source image busybox is not valid. Provide a valid source image.",
            change: { asImage(&$0, "busybox") }
        ),
        CreationRefusal(
            name: "image without code",
            message: "Please provide a source for function code.",
            change: { asImage(&$0, nil) }
        ),
        CreationRefusal(
            name: "51 tags",
            message: "Number of tags exceeds resource tag limit.",
            change: { $0.tags = Dictionary(uniqueKeysWithValues: (1...51).map { ("k\($0)", "v") }) }
        ),
        CreationRefusal(
            name: "reserved tag",
            message: "Tag keys must not begin with aws:, which is reserved.",
            change: { $0.tags = ["aws:x": "v"] }
        ),
        CreationRefusal(
            name: "code signing",
            code: "CodeSigningConfigNotFoundException",
            status: 404,
            message:
                "The code signing configuration cannot be found. Check that the provided configuration is not deleted: "
                + "arn:csc.",
            change: { $0.codeSigningConfigArn = "arn:csc" }
        ),
        CreationRefusal(
            name: "durable without timeout",
            message: "You cannot create a function with a durable configuration without an executionTimeout",
            change: { $0.durableConfig = DurableConfig(retentionPeriodInDays: 7) }
        ),
        CreationRefusal(
            name: "capacity provider",
            code: "ResourceNotFoundException",
            status: 404,
            message: "Capacity provider not found: arn:cp",
            change: {
                $0.capacityProviderConfig = CapacityProviderConfig(
                    lambdaManagedInstancesCapacityProviderConfig: LambdaManagedInstancesCapacityProviderConfig(
                        capacityProviderArn: "arn:cp"
                    )
                )
            }
        ),
        CreationRefusal(
            name: "qualified name",
            message:
                "This operation is permitted on Lambda functions only. Aliases and versions do not support this "
                + "operation. Please specify either a function name or an unqualified function ARN.",
            change: { $0.functionName = "fn:prod" }
        ),
        CreationRefusal(
            name: "role of another account",
            code: "AccessDeniedException",
            status: 403,
            message: "Cross-account pass role is not allowed.",
            change: { $0.role = "arn:aws:iam::222222222222:role/other" }
        ),
    ]
}

struct CreateRefusalTests {
    @Test(arguments: CreationRefusal.all)
    func refusalHasItsTextAndLeavesNothing(_ refused: CreationRefusal) async throws {
        let fixture = Fixture()
        var request = Fixture.creation()
        refused.change(&request)
        let error = await refusal { _ = try await fixture.controlPlane.createFunction(request, fixture.caller) }
        #expect(error?.code == refused.code)
        #expect(error?.status == refused.status)
        #expect(error?.message == refused.message)
        #expect(fixture.store.commits == 0)
    }
}
