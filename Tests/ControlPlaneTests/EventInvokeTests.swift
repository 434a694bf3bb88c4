import Execution
import Foundation
import LambdaAPI
import Testing

@testable import ControlPlane

/// What is configured for asynchronous invocations.
struct EventInvokeTests {
    let fixture = Fixture()

    private func put(
        _ qualifier: String? = nil,
        name: String = "fn",
        retries: Int? = nil,
        age: Int? = nil,
        success: String? = nil,
        failure: String? = nil
    ) async throws -> FunctionEventInvokeConfig {
        let destinations =
            success == nil && failure == nil
            ? nil
            : DestinationConfig(
                onSuccess: OnSuccess(destination: success),
                onFailure: OnFailure(destination: failure)
            )
        return try await fixture.controlPlane.putFunctionEventInvokeConfig(
            PutFunctionEventInvokeConfigRequest(
                functionName: name,
                qualifier: qualifier,
                maximumRetryAttempts: retries,
                maximumEventAgeInSeconds: age,
                destinationConfig: destinations
            ),
            fixture.caller
        )
    }

    private func get(_ qualifier: String? = nil, name: String = "fn") async throws -> FunctionEventInvokeConfig {
        try await fixture.controlPlane.getFunctionEventInvokeConfig(
            GetFunctionEventInvokeConfigRequest(functionName: name, qualifier: qualifier),
            fixture.caller
        )
    }

    private func update(
        _ adjust: (inout UpdateFunctionEventInvokeConfigRequest) -> Void
    ) async throws -> FunctionEventInvokeConfig {
        var request = UpdateFunctionEventInvokeConfigRequest(functionName: "fn")
        adjust(&request)
        return try await fixture.controlPlane.updateFunctionEventInvokeConfig(request, fixture.caller)
    }

    private func delete(_ qualifier: String? = nil, name: String = "fn") async throws {
        let request = DeleteFunctionEventInvokeConfigRequest(functionName: name, qualifier: qualifier)
        try await fixture.controlPlane.deleteFunctionEventInvokeConfig(request, fixture.caller)
    }

    private func list(maxItems: Int? = nil, marker: String? = nil) async throws
        -> ListFunctionEventInvokeConfigsResponse
    {
        let request = ListFunctionEventInvokeConfigsRequest(functionName: "fn", marker: marker, maxItems: maxItems)
        return try await fixture.controlPlane.listFunctionEventInvokeConfigs(request, fixture.caller)
    }

    private static func missing(_ tail: String) -> APIError {
        .resourceNotFoundException(
            "The function arn:aws:lambda:us-east-1:111111111111:function:\(tail) doesn't have an EventInvokeConfig"
        )
    }

    private static let queue = "arn:aws:sqs:us-east-1:111111111111:queue"
    private static let topic = "arn:aws:sns:us-east-1:111111111111:topic"

    @Test func putReplacesAndUpdateMerges() async throws {
        try await fixture.makeActive()
        let first = try await put(retries: 1, age: 60, success: Self.queue)
        #expect(
            first
                == FunctionEventInvokeConfig(
                    lastModified: Date(timeIntervalSince1970: 1_700_000_000),
                    functionArn: fixture.arn() + ":$LATEST",
                    maximumRetryAttempts: 1,
                    maximumEventAgeInSeconds: 60,
                    destinationConfig: DestinationConfig(
                        onSuccess: OnSuccess(destination: Self.queue),
                        onFailure: OnFailure()
                    )
                )
        )
        #expect(try await get() == first)
        let updated = try await update {
            $0.maximumRetryAttempts = 0
            $0.destinationConfig = DestinationConfig(onFailure: OnFailure(destination: Self.topic))
        }
        #expect(updated.maximumRetryAttempts == 0)
        #expect(updated.maximumEventAgeInSeconds == 60)
        #expect(updated.destinationConfig?.onSuccess == OnSuccess())
        #expect(updated.destinationConfig?.onFailure == OnFailure(destination: Self.topic))
        let replaced = try await put(age: 21_600)
        #expect(replaced.maximumRetryAttempts == nil)
        #expect(replaced.maximumEventAgeInSeconds == 21_600)
        #expect(replaced.destinationConfig == DestinationConfig(onSuccess: OnSuccess(), onFailure: OnFailure()))
        try await delete()
        #expect(await refusal { _ = try await get() } == Self.missing("fn:$LATEST"))
        #expect(await refusal { try await delete() } == Self.missing("fn:$LATEST"))
    }

    @Test func eachQualifierHasItsOwnAndTheyAreListedLatestFirst() async throws {
        try await fixture.makeActive()
        try await fixture.publish()
        _ = try await put("1", retries: 1)
        #expect(await refusal { _ = try await get() } == Self.missing("fn:$LATEST"))
        _ = try await put(retries: 2)
        try await fixture.updated { $0.description = "other" }
        try await fixture.publish()
        #expect(await refusal { _ = try await get("2") } == Self.missing("fn:2"))
        let first = try await list(maxItems: 1)
        #expect(first.functionEventInvokeConfigs?.map(\.functionArn) == [fixture.arn() + ":$LATEST"])
        let second = try await list(maxItems: 1, marker: first.nextMarker)
        #expect(second.functionEventInvokeConfigs?.map(\.functionArn) == [fixture.arn() + ":1"])
        #expect(second.nextMarker == nil)
    }

    @Test func refusals() async throws {
        try await fixture.makeActive()
        let noFunction = APIError.resourceNotFoundException("The function doesn't exist.")
        let nothing = APIError.invalidParameterValueException(
            "You must specify at least one of error handling or destination setting."
        )
        #expect(await refusal { _ = try await put() } == nothing)
        #expect(await refusal { _ = try await update { _ in } } == nothing)
        #expect(await refusal { _ = try await put(name: "other", retries: 1) } == noFunction)
        #expect(await refusal { _ = try await put("alias", retries: 1) } == noFunction)
        #expect(await refusal { _ = try await put("7", retries: 1) } == noFunction)
        #expect(await refusal { _ = try await update { $0.maximumRetryAttempts = 1 } } == Self.missing("fn:$LATEST"))
        #expect(await refusal { _ = try await get(name: "other") } == Self.missing("other:$LATEST"))
        #expect(await refusal { _ = try await get("1221") } == Self.missing("fn:1221"))
        #expect(await refusal { try await delete("x", name: "other") } == Self.missing("other:x"))
        #expect(
            await refusal { _ = try await put("1", name: "fn:2", retries: 1) }
                == .invalidParameterValueException(
                    "The derived qualifier from the function name does not match the specified qualifier."
                )
        )
    }

    private static let impossible: [(String?, String?, String)] = [
        (nil, "arn:aws:lambda:us-east-1:111111111111:function:other", "The destination ARN %s is invalid."),
        (
            nil, "arn:aws:lambda:us-east-1:111111111111:function:fn",
            "You can't specify the function as a destination for itself."
        ),
        ("arn:aws:iam::111111111111:role/r", nil, "onSuccess=OnSuccess(destination=%s), onFailure=null"),
        ("arn:aws:s3:::bucket", nil, "onSuccess=OnSuccess(destination=%s), onFailure=null"),
        (nil, "kafka://topic", "onSuccess=null, onFailure=OnFailure(destination=%s)"),
    ]

    @Test(arguments: impossible)
    func impossibleDestinationsAreRefused(_ success: String?, _ failure: String?, _ text: String) async throws {
        try await fixture.makeActive()
        let arn = success ?? failure ?? ""
        let inner = text.replacingOccurrences(of: "%s", with: arn)
        let message =
            text.hasPrefix("onSuccess")
            ? "The provided destination config DestinationConfig(\(inner)) is invalid." : inner
        #expect(
            await refusal { _ = try await put(success: success, failure: failure) }
                == .invalidParameterValueException(message)
        )
    }

    @Test func everyDocumentedDestinationIsTaken() async throws {
        try await fixture.makeActive()
        try await fixture.makeActive("target")
        for arn in [
            Self.queue, Self.topic, fixture.arn("target"), "arn:aws:events:us-east-1:111111111111:event-bus/default",
            "",
        ] {
            let config = try await put(success: arn, failure: arn)
            #expect(config.destinationConfig?.onSuccess?.destination == (arn.isEmpty ? nil : arn))
        }
        #expect(
            try await put(failure: "arn:aws:s3:::bucket").destinationConfig?.onFailure?.destination
                == "arn:aws:s3:::bucket"
        )
    }

    @Test func settingsForInvocationsHaveTheDefaults() async throws {
        try await fixture.makeActive()
        let controlPlane = fixture.controlPlane
        #expect(
            try await controlPlane.eventInvokeSettings(of: fixture.key(), qualifier: "$LATEST")
                == EventInvokeSettings(maximumRetryAttempts: 2, maximumEventAge: 21_600)
        )
        _ = try await put(retries: 0, failure: Self.queue)
        #expect(
            try await controlPlane.eventInvokeSettings(of: fixture.key(), qualifier: "$LATEST")
                == EventInvokeSettings(maximumRetryAttempts: 0, maximumEventAge: 21_600, onFailure: Self.queue)
        )
    }

    @Test func aDeletedFunctionOrVersionTakesItsConfigurationsAlong() async throws {
        try await fixture.makeActive()
        try await fixture.publish()
        _ = try await put("1", retries: 1)
        try await fixture.controlPlane.deleteFunction(
            DeleteFunctionRequest(functionName: "fn", qualifier: "1"),
            fixture.caller
        )
        #expect(try await list().functionEventInvokeConfigs == [])
        _ = try await put(retries: 1)
        try await fixture.controlPlane.deleteFunction(DeleteFunctionRequest(functionName: "fn"), fixture.caller)
        try await fixture.makeActive()
        #expect(try await list().functionEventInvokeConfigs == [])
    }

    @Test func loopsEndUnlessTheyAreAllowed() async throws {
        let controlPlane = fixture.controlPlane
        let get = GetFunctionRecursionConfigRequest(functionName: "fn")
        let unknown = APIError.resourceNotFoundException("Function not found: \(fixture.arn())")
        #expect(await refusal { _ = try await controlPlane.getFunctionRecursionConfig(get, fixture.caller) } == unknown)
        let put = PutFunctionRecursionConfigRequest(functionName: "fn", recursiveLoop: .allow)
        #expect(await refusal { _ = try await controlPlane.putFunctionRecursionConfig(put, fixture.caller) } == unknown)
        try await fixture.makeActive()
        #expect(try await controlPlane.getFunctionRecursionConfig(get, fixture.caller).recursiveLoop == .terminate)
        #expect(try await controlPlane.putFunctionRecursionConfig(put, fixture.caller).recursiveLoop == .allow)
        #expect(try await controlPlane.getFunctionRecursionConfig(get, fixture.caller).recursiveLoop == .allow)
        try await fixture.updated { $0.description = "kept" }
        #expect(try await controlPlane.recursiveLoop(of: fixture.key()) == .allow)
    }
}
