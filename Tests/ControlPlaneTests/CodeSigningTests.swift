import ControlPlane
import LambdaAPI
import Storage
import Testing

/// Code signing configurations, the functions under them, and what they keep out.
struct CodeSigningTests {
    let fixture = Fixture()

    private static let publisher = "arn:aws:signer:us-east-1:111111111111:/signing-profiles/p/1234567890"
    private static let unknown =
        "arn:aws:lambda:us-east-1:111111111111:code-signing-config:csc-abcdefghijklmnopq"

    private func make(_ policy: CodeSigningPolicy? = nil) async throws -> CodeSigningConfig {
        let request = CreateCodeSigningConfigRequest(
            description: "what it is",
            allowedPublishers: AllowedPublishers(signingProfileVersionArns: [Self.publisher]),
            codeSigningPolicies: policy.map { CodeSigningPolicies(untrustedArtifactOnDeployment: $0) },
            tags: ["team": "one"]
        )
        let answer = try await fixture.controlPlane.createCodeSigningConfig(request, fixture.caller)
        return try #require(answer.codeSigningConfig)
    }

    private func read(_ arn: String?) async throws -> CodeSigningConfig? {
        let request = GetCodeSigningConfigRequest(codeSigningConfigArn: arn)
        return try await fixture.controlPlane.getCodeSigningConfig(request, fixture.caller).codeSigningConfig
    }

    private func put(_ arn: String?, on function: String = "fn") async throws {
        let request = PutFunctionCodeSigningConfigRequest(codeSigningConfigArn: arn, functionName: function)
        _ = try await fixture.controlPlane.putFunctionCodeSigningConfig(request, fixture.caller)
    }

    private func functions(of arn: String?) async throws -> [String]? {
        let request = ListFunctionsByCodeSigningConfigRequest(codeSigningConfigArn: arn)
        return try await fixture.controlPlane.listFunctionsByCodeSigningConfig(request, fixture.caller).functionArns
    }

    private func delete(_ arn: String?) async throws {
        let request = DeleteCodeSigningConfigRequest(codeSigningConfigArn: arn)
        try await fixture.controlPlane.deleteCodeSigningConfig(request, fixture.caller)
    }

    @Test func theLifeOfAConfiguration() async throws {
        let made = try await make()
        #expect(made.codeSigningConfigId?.wholeMatch(of: /csc-[a-z0-9]{17}/) != nil)
        #expect(
            made.codeSigningConfigArn
                == "arn:aws:lambda:us-east-1:111111111111:code-signing-config:\(made.codeSigningConfigId ?? "")"
        )
        #expect(made.codeSigningPolicies?.untrustedArtifactOnDeployment?.rawValue == "Warn")
        #expect(made.lastModified == "2023-11-14T22:13:20.000+0000")
        #expect(try await read(made.codeSigningConfigArn) == made)
        let tags = try await fixture.controlPlane.listTags(
            ListTagsRequest(resource: made.codeSigningConfigArn),
            fixture.caller
        )
        #expect(tags.tags == ["team": "one"])
        let same = try await fixture.controlPlane.updateCodeSigningConfig(
            UpdateCodeSigningConfigRequest(codeSigningConfigArn: made.codeSigningConfigArn),
            fixture.caller
        )
        #expect(same.codeSigningConfig == made)
        let other = try await fixture.controlPlane.updateCodeSigningConfig(
            UpdateCodeSigningConfigRequest(codeSigningConfigArn: made.codeSigningConfigArn, description: "other"),
            fixture.caller
        )
        #expect(other.codeSigningConfig?.description == "other")
        let second = try await make()
        let ids = [made, second].compactMap(\.codeSigningConfigId).sorted()
        let list = try await fixture.controlPlane.listCodeSigningConfigs(
            ListCodeSigningConfigsRequest(maxItems: 1),
            fixture.caller
        )
        #expect(list.codeSigningConfigs?.compactMap(\.codeSigningConfigId) == [ids[0]])
        let rest = try await fixture.controlPlane.listCodeSigningConfigs(
            ListCodeSigningConfigsRequest(marker: list.nextMarker),
            fixture.caller
        )
        #expect(rest.codeSigningConfigs?.compactMap(\.codeSigningConfigId) == [ids[1]])
        #expect(rest.nextMarker == nil)
        try await delete(made.codeSigningConfigArn)
        #expect(await refusal { _ = try await read(made.codeSigningConfigArn) }?.code == "ResourceNotFoundException")
    }

    @Test func whatIsNotThere() async throws {
        try await fixture.makeActive()
        var missing = APIError.resourceNotFoundException(
            "The Lambda code signing configuration \(Self.unknown) can not be found."
        )
        missing.type = nil
        #expect(await refusal { _ = try await read(Self.unknown) } == missing)
        #expect(await refusal { try await delete(Self.unknown) } == missing)
        #expect(await refusal { _ = try await functions(of: Self.unknown) } == missing)
        let notFound = APIError.codeSigningConfigNotFoundException(
            "The code signing configuration cannot be found."
                + " Check that the provided configuration is not deleted: \(Self.unknown)."
        )
        #expect(await refusal { try await put(Self.unknown) } == notFound)
        // Said before anything is said of the function.
        #expect(await refusal { try await put(Self.unknown, on: "nobody") } == notFound)
        let known = try await make().codeSigningConfigArn
        let nobody = APIError.resourceNotFoundException("Function not found: \(fixture.arn("nobody"))")
        #expect(await refusal { try await put(known, on: "nobody") } == nobody)
        #expect(
            await refusal {
                _ = try await fixture.controlPlane.getFunctionCodeSigningConfig(
                    GetFunctionCodeSigningConfigRequest(functionName: "nobody"),
                    fixture.caller
                )
            } == nobody
        )
        #expect(
            await refusal {
                try await fixture.controlPlane.deleteFunctionCodeSigningConfig(
                    DeleteFunctionCodeSigningConfigRequest(functionName: "nobody"),
                    fixture.caller
                )
            } == nobody
        )
    }

    @Test func aFunctionComesUnderAConfigurationAndLeavesIt() async throws {
        let arn = try await make().codeSigningConfigArn
        try await fixture.makeActive()
        func own() async throws -> GetFunctionCodeSigningConfigResponse {
            try await fixture.controlPlane.getFunctionCodeSigningConfig(
                GetFunctionCodeSigningConfigRequest(functionName: "fn"),
                fixture.caller
            )
        }
        func leave() async throws {
            try await fixture.controlPlane.deleteFunctionCodeSigningConfig(
                DeleteFunctionCodeSigningConfigRequest(functionName: "fn"),
                fixture.caller
            )
        }
        #expect(try await own() == GetFunctionCodeSigningConfigResponse())
        try await put(arn)
        #expect(
            try await own() == GetFunctionCodeSigningConfigResponse(codeSigningConfigArn: arn, functionName: "fn")
        )
        #expect(try await functions(of: arn) == [fixture.arn()])
        #expect(await refusal { try await delete(arn) }?.code == "ResourceConflictException")
        let other = try await make().codeSigningConfigArn
        try await put(other)
        #expect(try await functions(of: arn) == [])
        #expect(try await functions(of: other) == [fixture.arn()])
        try await leave()
        try await leave()
        #expect(try await functions(of: other) == [])
        try await delete(other)
        // A function that is deleted uses nothing any more.
        try await put(arn)
        try await fixture.controlPlane.deleteFunction(DeleteFunctionRequest(functionName: "fn"), fixture.caller)
        try await delete(arn)
    }

    @Test func enforcementKeepsOutWhatIsNotSigned() async throws {
        let arn = try await make(.enforce).codeSigningConfigArn
        let warning = try await make().codeSigningConfigArn
        func text(_ artifact: String) -> APIError {
            .codeVerificationFailedException(
                "Lambda cannot deploy the function. The function or layer might be signed using a signature that the"
                    + " client is not configured to accept. Check the provided signature for \(artifact)."
            )
        }
        var creation = Fixture.creation()
        creation.codeSigningConfigArn = arn
        #expect(
            await refusal { _ = try await fixture.controlPlane.createFunction(creation, fixture.caller) } == text("fn")
        )
        try await fixture.makeActive { $0.codeSigningConfigArn = warning }
        #expect(try await functions(of: warning) == [fixture.arn()])
        let code = UpdateFunctionCodeRequest(functionName: "fn", zipFile: TestZip.function("other"))
        let layer = try await fixture.publishLayer().layerVersionArn ?? ""
        _ = try await fixture.controlPlane.updateFunctionCode(code, fixture.caller)
        try await fixture.settled()
        try await put(arn)
        #expect(
            await refusal { _ = try await fixture.controlPlane.updateFunctionCode(code, fixture.caller) } == text("fn")
        )
        #expect(await refusal { try await fixture.update { $0.layers = [layer] } } == text(layer))
        // What deploys nothing is allowed.
        try await fixture.updated { $0.timeout = 9 }
        try await put(warning)
        try await fixture.updated { $0.layers = [layer] }
        // A layer that is there already may stay and go; one that is added is checked.
        try await put(arn)
        let other = try await fixture.publishLayer("other").layerVersionArn ?? ""
        try await fixture.updated { $0.layers = [layer] }
        #expect(await refusal { try await fixture.update { $0.layers = [layer, other] } } == text(other))
        try await fixture.updated { $0.layers = [] }
        #expect(await refusal { try await fixture.update { $0.layers = [layer] } } == text(layer))
    }

    @Test func aConfigurationThatIsGoneStopsChanges() async throws {
        let arn = try await make().codeSigningConfigArn ?? ""
        try await fixture.makeActive { $0.codeSigningConfigArn = arn }
        // Nothing but a lost record brings this about, since a configuration in use cannot be deleted.
        let id = arn.split(separator: ":").last ?? ""
        try await fixture.store.commit([
            .delete(
                RecordKey(collection: "code-signing-configs", id: "111111111111/us-east-1/\(id)"),
                expecting: .any
            )
        ])
        let expected = APIError.codeSigningConfigNotFoundException(
            "The code signing configuration cannot be found."
                + " Check that the provided configuration is not deleted: \(arn)."
        )
        #expect(await refusal { try await fixture.update { $0.timeout = 9 } } == expected)
        let code = UpdateFunctionCodeRequest(functionName: "fn", zipFile: TestZip.function("other"))
        #expect(
            await refusal { _ = try await fixture.controlPlane.updateFunctionCode(code, fixture.caller) } == expected
        )
    }
}
