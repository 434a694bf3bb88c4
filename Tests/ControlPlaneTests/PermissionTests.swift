import ControlPlane
import LambdaAPI
import Testing

/// AddPermission, RemovePermission and GetPolicy.
struct PermissionTests {
    let fixture = Fixture()

    @Test func aStatementIsWrittenAsTheServiceWritesIt() async throws {
        try await fixture.makeActive()
        let simple = try await fixture.permit()
        #expect(
            simple == #"{"Sid":"s1","Effect":"Allow","Principal":{"Service":"s3.amazonaws.com"},"#
                + #""Action":"lambda:InvokeFunction","#
                + #""Resource":"arn:aws:lambda:us-east-1:111111111111:function:fn"}"#
        )
        let full = try await fixture.permit {
            $0.statementId = "s2"
            $0.action = "lambda:InvokeFunctionUrl"
            $0.principal = "*"
            $0.sourceArn = "arn:aws:s3:::bucket"
            $0.sourceAccount = "222222222222"
            $0.functionUrlAuthType = .noneValue
            $0.principalOrgID = "o-1234567890"
            $0.eventSourceToken = "token"
        }
        #expect(
            full == #"{"Sid":"s2","Effect":"Allow","Principal":"*","Action":"lambda:InvokeFunctionUrl","#
                + #""Resource":"arn:aws:lambda:us-east-1:111111111111:function:fn","#
                + #""Condition":{"StringEquals":{"AWS:SourceAccount":"222222222222","#
                + #""lambda:FunctionUrlAuthType":"NONE","aws:PrincipalOrgID":"o-1234567890","#
                + #""lambda:EventSourceToken":"token"},"ArnLike":{"AWS:SourceArn":"arn:aws:s3:::bucket"}}}"#
        )
        let via = try await fixture.permit {
            $0.statementId = "s3"
            $0.principal = "333333333333"
            $0.invokedViaFunctionUrl = true
        }
        #expect(via?.hasSuffix(#""Condition":{"Bool":{"lambda:InvokedViaFunctionUrl":"true"}}}"#) == true)
        let policy = try await fixture.policy()
        #expect(
            policy.policy == #"{"Version":"2012-10-17","Id":"default","Statement":["#
                + [simple, full, via].compactMap(\.self).joined(separator: ",") + "]}"
        )
    }

    @Test(arguments: [
        ("*", #""*""#), ("lambda.amazonaws.com", #"{"Service":"lambda.amazonaws.com"}"#),
        ("alexa-appkit.amazon.com", #"{"Service":"alexa-appkit.amazon.com"}"#),
        ("222222222222", #"{"AWS":"arn:aws:iam::222222222222:root"}"#),
        ("arn:aws:iam::222222222222:root", #"{"AWS":"arn:aws:iam::222222222222:root"}"#),
        ("arn:aws:iam::222222222222:user/path/me", #"{"AWS":"arn:aws:iam::222222222222:user/path/me"}"#),
    ])
    func principals(text: String, json: String) async throws {
        try await fixture.makeActive()
        let statement = try await fixture.permit { $0.principal = text }
        #expect(statement?.contains(#""Principal":\#(json),"#) == true)
    }

    @Test func aPolicyHasRevisionsOfItsOwn() async throws {
        try await fixture.makeActive()
        let function = try await fixture.configuration().revisionId
        try await fixture.permit { $0.revisionId = function }
        let first = try await fixture.policy().revisionId
        #expect(first != function)
        #expect(try await fixture.configuration().revisionId == function)
        try await fixture.permit {
            $0.statementId = "s2"
            $0.revisionId = first
        }
        let second = try await fixture.policy().revisionId
        #expect(second != first)
        _ = try await fixture.publish()
        #expect(try await fixture.policy().revisionId == second)
        let stale = APIError.preconditionFailedException(
            "The Revision Id provided does not match the latest Revision Id."
                + " Call the GetPolicy API to retrieve the latest Revision Id"
        )
        #expect(
            await refusal {
                try await fixture.permit {
                    $0.statementId = "s3"
                    $0.revisionId = "wrong"
                }
            } == stale
        )
        #expect(await refusal { try await fixture.forbid("s1") { $0.revisionId = first } } == stale)
        try await fixture.forbid("s1") { $0.revisionId = second }
        #expect(try await fixture.policy().revisionId != second)
    }

    @Test func versionsHavePoliciesOfTheirOwn() async throws {
        try await fixture.makeActive()
        _ = try await fixture.publish()
        try await fixture.permit()
        let gone = APIError.resourceNotFoundException("The resource you requested does not exist.")
        #expect(await refusal { _ = try await fixture.policy(qualifier: "1") } == gone)
        let statement = try await fixture.permit { $0.qualifier = "1" }
        #expect(statement?.contains(#""Resource":"arn:aws:lambda:us-east-1:111111111111:function:fn:1""#) == true)
        try await fixture.forbid("s1")
        #expect(await refusal { _ = try await fixture.policy() } == gone)
        #expect(try await fixture.policy(qualifier: "1").policy?.contains("s1") == true)
        try await fixture.controlPlane.deleteFunction(
            DeleteFunctionRequest(functionName: "fn", qualifier: "1"),
            fixture.caller
        )
        #expect(await refusal { _ = try await fixture.policy(qualifier: "1") } == gone)
    }

    @Test func aNewFunctionOfTheNameHasNoPolicy() async throws {
        try await fixture.makeActive()
        try await fixture.permit()
        try await fixture.controlPlane.deleteFunction(DeleteFunctionRequest(functionName: "fn"), fixture.caller)
        try await fixture.makeActive()
        #expect(await refusal { _ = try await fixture.policy() }?.code == "ResourceNotFoundException")
    }

    @Test func refusalsOfAddPermission() async throws {
        try await fixture.makeActive()
        try await fixture.permit { $0.statementId = "s3" }
        let arn = fixture.arn()
        func added(_ adjust: (inout AddPermissionRequest) -> Void) async -> APIError? {
            await refusal { try await fixture.permit(adjust) }
        }
        #expect(
            await added {
                $0.functionName = "fn:alias1"
                $0.qualifier = "alias2"
            }
                == .invalidParameterValueException(
                    "The derived qualifier from the function name does not match the specified qualifier."
                )
        )
        #expect(
            await added { $0.qualifier = "$LATEST" }
                == .invalidParameterValueException("We currently do not support adding policies for $LATEST.")
        )
        #expect(
            await added { $0.principal = "invalid.nonaws.com" }
                == .invalidParameterValueException(
                    "The provided principal was invalid. Please check the principal and try again."
                )
        )
        let unknown = "arn:aws:lambda:us-east-1:111111111111:function:doesnotexist"
        #expect(
            await added { $0.functionName = "doesnotexist" }
                == .resourceNotFoundException("Function not found: \(unknown)")
        )
        #expect(
            await added { $0.qualifier = "alias-doesnotexist" }
                == .resourceNotFoundException("Cannot find alias arn: \(arn):alias-doesnotexist")
        )
        #expect(
            await added { $0.qualifier = "42" } == .resourceNotFoundException("Function not found: \(arn):42")
        )
        #expect(
            await added { $0.qualifier = "valid-with-$-but-doesnotexist" }
                == .resourceNotFoundException("Function not found: \(arn):valid-with-$-but-doesnotexist")
        )
        #expect(
            await added { $0.statementId = "s3" }
                == .resourceConflictException(
                    "The statement id (s3) provided already exists."
                        + " Please provide a new statement id, or remove the existing statement."
                )
        )
        #expect(
            await added { $0.functionUrlAuthType = .noneValue }
                == .invalidParameterValueException(
                    "FunctionUrlAuthType is only supported for lambda:InvokeFunctionUrl action"
                )
        )
    }

    @Test func refusalsOfRemovePermissionAndGetPolicy() async throws {
        try await fixture.makeActive()
        let arn = fixture.arn()
        let none = APIError.resourceNotFoundException("No policy is associated with the given resource.")
        #expect(await refusal { try await fixture.forbid("s2") } == none)
        #expect(
            await refusal { try await fixture.forbid("s2") { $0.functionName = "doesnotexist" } }
                == .resourceNotFoundException("No policy found for: \(fixture.arn("doesnotexist"))")
        )
        #expect(
            await refusal { try await fixture.forbid("s2") { $0.qualifier = "alias-doesnotexist" } }
                == .resourceNotFoundException("Cannot find alias arn: \(arn):alias-doesnotexist")
        )
        try await fixture.permit()
        #expect(
            await refusal { try await fixture.forbid("s2") }
                == .resourceNotFoundException("Statement s2 is not found in resource policy.")
        )
        let gone = APIError.resourceNotFoundException("The resource you requested does not exist.")
        #expect(await refusal { _ = try await fixture.policy("doesnotexist") } == gone)
        #expect(await refusal { _ = try await fixture.policy(qualifier: "42") } == gone)
    }

    @Test func aPolicyIsBounded() async throws {
        try await fixture.makeActive()
        var last: APIError?
        for number in 0..<200 where last == nil {
            last = await refusal {
                try await fixture.permit {
                    $0.statementId = "statement-number-\(number)"
                    $0.sourceArn = "arn:aws:s3:::" + String(repeating: "b", count: 100)
                }
            }
        }
        #expect(last?.code == "PolicyLengthExceededException")
        #expect(
            last?.message?.wholeMatch(
                of: /The final policy size \([0-9]+\) is bigger than the limit \(20480\)\./
            ) != nil
        )
        #expect((try await fixture.policy().policy?.utf8.count ?? .max) <= 20480)
    }

    @Test func permissionsThatComeTogetherAreAllThere() async throws {
        try await fixture.makeActive()
        try await withThrowingTaskGroup(of: Void.self) { [fixture] group in
            for number in 0..<8 {
                group.addTask { try await fixture.permit { $0.statementId = "s\(number)" } }
            }
            try await group.waitForAll()
        }
        let policy = try await fixture.policy().policy ?? ""
        for number in 0..<8 { #expect(policy.contains(#""Sid":"s\#(number)""#)) }
    }
}

extension PermissionTests {
    @Test func anAliasHasAPolicyWhoseFirstRevisionIsItsOwn() async throws {
        try await fixture.makeActive()
        _ = try await fixture.publish()
        let alias = try await fixture.controlPlane.createAlias(
            CreateAliasRequest(functionName: "fn", name: "prod", functionVersion: "1"),
            fixture.caller
        )
        let statement = try await fixture.permit {
            $0.qualifier = "prod"
            $0.revisionId = alias.revisionId
        }
        #expect(statement?.contains(#""Resource":"arn:aws:lambda:us-east-1:111111111111:function:fn:prod""#) == true)
        #expect(
            await refusal {
                try await fixture.permit {
                    $0.qualifier = "prod"
                    $0.statementId = "s2"
                    $0.revisionId = "wrong"
                }
            }?.message?.hasSuffix("Call the GetPolicy API to retrieve the latest Revision Id") == true
        )
        try await fixture.controlPlane.deleteAlias(
            DeleteAliasRequest(functionName: "fn", name: "prod"),
            fixture.caller
        )
        _ = try await fixture.controlPlane.createAlias(
            CreateAliasRequest(functionName: "fn", name: "prod", functionVersion: "1"),
            fixture.caller
        )
        #expect(await refusal { _ = try await fixture.policy(qualifier: "prod") }?.code == "ResourceNotFoundException")
    }
}
