import ControlPlane
import LambdaAPI
import Testing

/// The addresses of functions and aliases.
struct FunctionURLTests {
    let fixture = Fixture()

    private static let none = APIError.resourceNotFoundException("The resource you requested does not exist.")
    private static let noFunction = APIError.resourceNotFoundException("Function does not exist")

    @discardableResult
    private func make(
        _ adjust: (inout CreateFunctionUrlConfigRequest) -> Void = { _ in }
    ) async throws -> CreateFunctionUrlConfigResponse {
        var request = CreateFunctionUrlConfigRequest(functionName: "fn", authType: .noneValue)
        adjust(&request)
        return try await fixture.controlPlane.createFunctionURLConfig(request, fixture.caller)
    }

    private func read(_ name: String = "fn", _ qualifier: String? = nil) async throws -> GetFunctionUrlConfigResponse {
        let request = GetFunctionUrlConfigRequest(functionName: name, qualifier: qualifier)
        return try await fixture.controlPlane.getFunctionURLConfig(request, fixture.caller)
    }

    private func update(
        _ adjust: (inout UpdateFunctionUrlConfigRequest) -> Void
    ) async throws -> UpdateFunctionUrlConfigResponse {
        var request = UpdateFunctionUrlConfigRequest(functionName: "fn")
        adjust(&request)
        return try await fixture.controlPlane.updateFunctionURLConfig(request, fixture.caller)
    }

    private func delete(_ name: String = "fn", _ qualifier: String? = nil) async throws {
        let request = DeleteFunctionUrlConfigRequest(functionName: name, qualifier: qualifier)
        try await fixture.controlPlane.deleteFunctionURLConfig(request, fixture.caller)
    }

    private func list(_ name: String = "fn", marker: String? = nil, size: Int? = nil) async throws
        -> ListFunctionUrlConfigsResponse
    {
        let request = ListFunctionUrlConfigsRequest(functionName: name, marker: marker, maxItems: size)
        return try await fixture.controlPlane.listFunctionURLConfigs(request, fixture.caller)
    }

    private func makeAlias(_ name: String) async throws {
        _ = try await fixture.publish()
        _ = try await fixture.controlPlane.createAlias(
            CreateAliasRequest(functionName: "fn", name: name, functionVersion: "1"),
            fixture.caller
        )
    }

    private func id(_ url: String?) -> String { String(url?.dropFirst("http://".count).prefix(32) ?? "") }

    @Test func theLifeOfAnAddress() async throws {
        try await fixture.makeActive()
        let made = try await make()
        #expect(
            made.functionUrl?.wholeMatch(of: /http:\/\/[a-z0-9]{32}\.lambda-url\.us-east-1\.localhost\//) != nil
        )
        #expect(made.functionArn == fixture.arn())
        #expect(made.creationTime == "2023-11-14T22:13:20.000000Z")
        // What was not given is not shown by the creation, only later.
        #expect(made.invokeMode == nil)
        let read = try await read()
        #expect(read.functionUrl == made.functionUrl)
        #expect(read.invokeMode == .buffered)
        #expect(read.lastModifiedTime == made.creationTime)
        #expect(read.cors == nil)
        fixture.clock.advance(by: .milliseconds(5))
        let updated = try await update {
            $0.authType = .awsIam
            $0.cors = Cors(allowOrigins: ["*"], maxAge: 5)
        }
        #expect(updated.functionUrl == made.functionUrl)
        #expect(updated.authType == .awsIam)
        #expect(updated.cors == Cors(allowOrigins: ["*"], maxAge: 5))
        #expect(updated.invokeMode == nil)
        #expect(updated.creationTime == made.creationTime)
        #expect(updated.lastModifiedTime == "2023-11-14T22:13:20.005000Z")
        let streamed = try await update { $0.invokeMode = .responseStream }
        #expect(streamed.invokeMode == .responseStream)
        #expect(streamed.cors == updated.cors)
        #expect(try await update { $0.cors = Cors() }.cors == nil)
        #expect(try await self.read().invokeMode == .responseStream)
        try await delete()
        #expect(await refusal { _ = try await self.read() } == Self.none)
        #expect(try await fixture.controlPlane.functionURL(id: id(made.functionUrl)) == nil)
    }

    @Test func anAliasHasAnAddressOfItsOwnThatOutlivesIt() async throws {
        try await fixture.makeActive()
        try await makeAlias("prod")
        let own = try await make()
        let alias = try await make { $0.qualifier = "prod" }
        #expect(alias.functionArn == fixture.arn() + ":prod")
        #expect(try await list().functionUrlConfigs?.map(\.functionUrl) == [own.functionUrl, alias.functionUrl])
        let first = try await list(size: 1)
        #expect(first.functionUrlConfigs?.map(\.functionUrl) == [own.functionUrl])
        let second = try await list(marker: first.nextMarker)
        #expect(second.functionUrlConfigs?.map(\.functionUrl) == [alias.functionUrl])
        #expect(second.nextMarker == nil)
        try await delete()
        #expect(try await list().functionUrlConfigs?.map(\.functionUrl) == [alias.functionUrl])
        try await fixture.controlPlane.deleteAlias(
            DeleteAliasRequest(functionName: "fn", name: "prod"),
            fixture.caller
        )
        let found = try await fixture.controlPlane.functionURL(id: id(alias.functionUrl))
        #expect(found?.qualifier == "prod")
        try await fixture.controlPlane.deleteFunction(DeleteFunctionRequest(functionName: "fn"), fixture.caller)
        #expect(try await fixture.controlPlane.functionURL(id: id(alias.functionUrl)) == nil)
        let owners = try await fixture.store.records(in: "function-url-owners", prefix: "", after: nil, limit: 9)
        #expect(owners.isEmpty)
    }

    @Test func refusals() async throws {
        try await fixture.makeActive()
        #expect(await refusal { try await make { $0.functionName = "nobody" } } == Self.noFunction)
        #expect(await refusal { try await make { $0.qualifier = "nobody" } } == Self.noFunction)
        #expect(await refusal { _ = try await update { $0.functionName = "nobody" } } == Self.noFunction)
        #expect(await refusal { _ = try await list("nobody") } == Self.noFunction)
        #expect(await refusal { _ = try await read("nobody") } == Self.none)
        #expect(await refusal { try await delete("nobody") } == Self.none)
        #expect(await refusal { _ = try await read() } == Self.none)
        #expect(await refusal { _ = try await update { $0.authType = .awsIam } } == Self.none)
        #expect(await refusal { try await delete() } == Self.none)
        #expect(
            await refusal {
                try await make {
                    $0.functionName = "fn:one"
                    $0.qualifier = "other"
                }
            }
                == .invalidParameterValueException(
                    "The derived qualifier from the function name does not match the specified qualifier."
                )
        )
        try await make()
        #expect(
            await refusal { try await make() }
                == .resourceConflictException(
                    "Failed to create function url config for [functionArn = \(fixture.arn())]."
                        + " Error message:  FunctionUrlConfig exists for this Lambda function"
                )
        )
    }

    @Test func anybodyMayCallOnlyWhatThePolicyOpens() async throws {
        try await fixture.makeActive()
        let made = try await make()
        func mayCall() async throws -> Bool {
            let url = try #require(try await fixture.controlPlane.functionURL(id: id(made.functionUrl)))
            return try await fixture.controlPlane.mayCall(url, nil)
        }
        #expect(try await !mayCall())
        try await fixture.permit {
            $0.action = "lambda:InvokeFunctionUrl"
            $0.principal = "*"
            $0.functionUrlAuthType = .awsIam
        }
        #expect(try await !mayCall())
        try await fixture.permit {
            $0.statementId = "s2"
            $0.action = "lambda:InvokeFunctionUrl"
            $0.principal = "*"
            $0.functionUrlAuthType = .noneValue
        }
        #expect(try await mayCall())
        // Signed, one's own function needs no policy, and another's does.
        _ = try await update { $0.authType = .awsIam }
        try await fixture.forbid("s1")
        #expect(try await !mayCall())
        let url = try #require(try await fixture.controlPlane.functionURL(id: id(made.functionUrl)))
        #expect(url.needsSignature)
        #expect(try await fixture.controlPlane.mayCall(url, fixture.caller))
        var guest = fixture.caller
        guest.account = "222222222222"
        #expect(try await !fixture.controlPlane.mayCall(url, guest))
        try await fixture.permit {
            $0.statementId = "s3"
            $0.action = "lambda:InvokeFunctionUrl"
            $0.principal = "222222222222"
        }
        #expect(try await fixture.controlPlane.mayCall(url, guest))
    }
}
