import ControlPlane
import Execution
import Foundation
import LambdaAPI
import Testing

/// Who may do what, with identities that the server knows.
struct AuthorizationTests {
    let fixture = Fixture()

    private func caller(_ permissions: CallerPermissions, account: String = Fixture.account) -> Caller {
        var caller = fixture.caller
        caller.account = account
        caller.principalARN = "arn:aws:iam::\(account):user/tester"
        caller.permissions = permissions
        return caller
    }

    private func limited(_ statement: String) throws -> CallerPermissions {
        let document = try Document(json: Data(#"{"Statement":\#(statement)}"#.utf8))
        return .limited([try PolicyDocument(identity: document)])
    }

    private func input(_ name: String = "fn", _ more: [String: Document] = [:]) -> Document {
        .object(["FunctionName": .string(name)].merging(more) { $1 })
    }

    private var route: RouteKey { RouteKey(function: fixture.key(), qualifier: "$LATEST") }

    @Test func nobodyIsAskedWhereNobodyIsKnown() async throws {
        let caller = caller(.unchecked)
        #expect(try await fixture.controlPlane.authorize(.getFunction, input(), caller) == caller)
        #expect(fixture.controlPlane.knowsInvocable(route, caller))
    }

    @Test func anIdentityWithoutPermissionIsRefusedInTheServicesWords() async throws {
        let caller = caller(try limited(#"{"Effect":"Allow","Action":"lambda:Get*","Resource":"*:function:fn"}"#))
        _ = try await fixture.controlPlane.authorize(.getFunction, input(), caller)
        #expect(
            await refusal { _ = try await fixture.controlPlane.authorize(.getFunction, input("other"), caller) }
                == .accessDeniedException(
                    "User: arn:aws:iam::111111111111:user/tester is not authorized to perform: lambda:GetFunction"
                        + " on resource: arn:aws:lambda:us-east-1:111111111111:function:other"
                        + " because no identity-based policy allows the lambda:GetFunction action"
                )
        )
        #expect(
            await refusal {
                _ = try await fixture.controlPlane.authorizeInvocation("fn", qualifier: "1", caller)
            }?.message?.contains(
                "lambda:InvokeFunction on resource: arn:aws:lambda:us-east-1:111111111111:function:fn:1 because no"
            ) == true
        )
        let denied = self.caller(try limited(#"{"Effect":"Deny","Action":"*","Resource":"*"}"#))
        #expect(
            await refusal { _ = try await fixture.controlPlane.authorize(.listFunctions, .object([:]), denied) }
                == .accessDeniedException(
                    "User: arn:aws:iam::111111111111:user/tester is not authorized to perform: lambda:ListFunctions"
                        + " on resource: * with an explicit deny in an identity-based policy"
                )
        )
    }

    @Test(arguments: [
        (APIOperation.getLayerVersion, ["LayerName": Document.string("l"), "VersionNumber": .integer(2)], "layer:l:2"),
        (.publishLayerVersion, ["LayerName": .string("l")], "layer:l"),
        (.getEventSourceMapping, ["UUID": .string("u")], "event-source-mapping:u"),
        (.getCapacityProvider, ["CapacityProviderName": .string("c")], "capacity-provider:c"),
        (.getFunction, ["FunctionName": .string("f"), "Qualifier": .string("prod")], "function:f:prod"),
        (.updateAlias, ["FunctionName": .string("f"), "Name": .string("prod")], "function:f"),
    ])
    func resourcesOfOperations(operation: APIOperation, members: [String: Document], tail: String) async throws {
        let arn = "arn:aws:lambda:us-east-1:111111111111:" + tail
        let allowed = caller(try limited(#"{"Effect":"Allow","Action":"lambda:*","Resource":"\#(arn)"}"#))
        _ = try await fixture.controlPlane.authorize(operation, .object(members), allowed)
        let other = caller(try limited(#"{"Effect":"Allow","Action":"lambda:*","Resource":"\#(arn)x"}"#))
        let refused = await refusal {
            _ = try await fixture.controlPlane.authorize(operation, .object(members), other)
        }
        #expect(refused?.message?.contains("on resource: \(arn) because") == true)
    }

    @Test func aRoleIsPassedOnWithPermissionOnly() async throws {
        let caller = caller(
            try limited(
                #"[{"Effect":"Allow","Action":"lambda:*","Resource":"*"},"#
                    + #"{"Effect":"Allow","Action":"iam:PassRole","Resource":"*:role/mine","#
                    + #""Condition":{"StringEquals":{"iam:PassedToService":"lambda.amazonaws.com"}}}]"#
            )
        )
        let mine = input("fn", ["Role": "arn:aws:iam::111111111111:role/mine"].mapValues(Document.string))
        _ = try await fixture.controlPlane.authorize(.createFunction, mine, caller)
        let other = input("fn", ["Role": "arn:aws:iam::111111111111:role/other"].mapValues(Document.string))
        #expect(
            await refusal { _ = try await fixture.controlPlane.authorize(.createFunction, other, caller) }?.message?
                .hasSuffix(
                    "iam:PassRole on resource: arn:aws:iam::111111111111:role/other"
                        + " because no identity-based policy allows the iam:PassRole action"
                ) == true
        )
    }

    @Test func anotherAccountIsLetInByThePolicyOfAFunction() async throws {
        try await fixture.makeActive()
        let guest = caller(.all, account: "222222222222")
        // Without a policy the operation itself says what it says of others' functions.
        #expect(
            try await fixture.controlPlane.authorizeInvocation(fixture.arn(), qualifier: nil, guest).account
                == "222222222222"
        )
        try await fixture.permit { $0.principal = "222222222222" }
        let admitted = try await fixture.controlPlane.authorizeInvocation(fixture.arn(), qualifier: nil, guest)
        #expect(admitted.account == Fixture.account)
        #expect(admitted.principalARN == guest.principalARN)
        #expect(
            try await fixture.controlPlane.authorize(.getFunction, input(fixture.arn()), guest).account
                == "222222222222"
        )
        try await fixture.forbid("s1")
        #expect(
            try await fixture.controlPlane.authorizeInvocation(fixture.arn(), qualifier: nil, guest).account
                == "222222222222"
        )
    }

    @Test func aServiceIsLetInForItsSourceOnly() async throws {
        try await fixture.makeActive()
        try await fixture.permit {
            $0.sourceArn = "arn:aws:s3:::bucket"
            $0.sourceAccount = "333333333333"
        }
        func service(_ name: String, _ arn: String?, _ account: String?) -> Caller {
            var caller = caller(.service(ServiceCaller(name: name, sourceARN: arn, sourceAccount: account)))
            caller.principalARN = name
            return caller
        }
        let good = service("s3.amazonaws.com", "arn:aws:s3:::bucket", "333333333333")
        _ = try await fixture.controlPlane.authorizeInvocation("fn", qualifier: nil, good)
        #expect(fixture.controlPlane.knowsInvocable(route, good))
        let bad = [
            service("s3.amazonaws.com", "arn:aws:s3:::other", "333333333333"),
            service("s3.amazonaws.com", "arn:aws:s3:::bucket", "444444444444"),
            service("s3.amazonaws.com", nil, nil),
            service("sns.amazonaws.com", "arn:aws:s3:::bucket", "333333333333"),
        ]
        for caller in bad {
            let refused = await refusal {
                _ = try await fixture.controlPlane.authorizeInvocation("fn", qualifier: nil, caller)
            }
            #expect(refused?.code == "AccessDeniedException")
            #expect(
                refused?.message?.hasSuffix(
                    "because no resource-based policy allows the lambda:InvokeFunction action"
                ) == true
            )
            #expect(!fixture.controlPlane.knowsInvocable(route, caller))
        }
    }

    @Test func theNextInvocationFeelsAChangeOfThePolicy() async throws {
        try await fixture.makeActive()
        let service = caller(.service(ServiceCaller(name: "s3.amazonaws.com")))
        func isLetIn() async -> Bool {
            await refusal { _ = try await fixture.controlPlane.authorizeInvocation("fn", qualifier: nil, service) }
                == nil
        }
        #expect(await !isLetIn())
        try await fixture.permit()
        #expect(await isLetIn())
        #expect(fixture.controlPlane.knowsInvocable(route, service))
        try await fixture.forbid("s1")
        #expect(!fixture.controlPlane.knowsInvocable(route, service))
        #expect(await !isLetIn())
        try await fixture.permit()
        #expect(await isLetIn())
        try await fixture.controlPlane.deleteFunction(DeleteFunctionRequest(functionName: "fn"), fixture.caller)
        #expect(!fixture.controlPlane.knowsInvocable(route, service))
    }

    @Test func aPolicyIsPutReadAndDeletedWhole() async throws {
        try await fixture.makeActive()
        try await fixture.permit()
        let arn = fixture.arn()
        let text =
            #"{"Version":"2012-10-17","Statement":{"Resource":"\#(arn)","Action":"lambda:InvokeFunction","#
            + #""Principal":"*","Effect":"Deny","Sid":"no"}}"#
        let put = try await fixture.controlPlane.putResourcePolicy(
            PutResourcePolicyRequest(resourceArn: arn, policy: text),
            fixture.caller
        )
        #expect(
            put.policy == #"{"Version":"2012-10-17","Id":"default","Statement":[{"Sid":"no","Effect":"Deny","#
                + #""Principal":"*","Action":"lambda:InvokeFunction","Resource":"\#(arn)"}]}"#
        )
        let read = try await fixture.controlPlane.getResourcePolicy(
            GetResourcePolicyRequest(resourceArn: arn),
            fixture.caller
        )
        #expect(read.policy == put.policy)
        #expect(read.revisionId == put.revisionId)
        #expect(try await fixture.policy().policy == put.policy)
        let refused = await refusal {
            _ = try await fixture.controlPlane.authorizeInvocation("fn", qualifier: nil, caller(.all))
        }
        #expect(refused?.message?.hasSuffix("with an explicit deny in a resource-based policy") == true)
        func delete(_ revision: String?) async -> APIError? {
            await refusal {
                try await fixture.controlPlane.deleteResourcePolicy(
                    DeleteResourcePolicyRequest(resourceArn: arn, revisionId: revision),
                    fixture.caller
                )
            }
        }
        #expect(await delete("00000000-0000-4000-8000-000000000000")?.code == "PreconditionFailedException")
        #expect(await delete(put.revisionId) == nil)
        #expect(await delete(nil)?.code == "ResourceNotFoundException")
        _ = try await fixture.controlPlane.authorizeInvocation("fn", qualifier: nil, caller(.all))
    }

    @Test(arguments: [
        ("nonsense", "The policy is not valid JSON"), ("{}", "it has no Statement"),
        (
            #"{"Statement":{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}}"#,
            "the Resource of each statement must be arn:aws:lambda:us-east-1:111111111111:function:fn"
        ),
    ])
    func policiesThatCannotBePut(policy: String, text: String) async throws {
        try await fixture.makeActive()
        let request = PutResourcePolicyRequest(resourceArn: fixture.arn(), policy: policy)
        let refused = await refusal { _ = try await fixture.controlPlane.putResourcePolicy(request, fixture.caller) }
        #expect(refused?.code == "InvalidParameterValueException")
        #expect(refused?.message?.contains(text) == true)
    }
}
