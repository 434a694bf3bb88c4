import Foundation
import LambdaAPI
import Testing

@testable import ControlPlane

/// What policies say of requests.
struct PolicyEvaluationTests {
    private static let function = "arn:aws:lambda:us-east-1:111111111111:function:fn"
    private static let user = "arn:aws:iam::111111111111:user/me"

    private func policy(_ statements: String, resource: Bool = false) throws -> PolicyDocument {
        let document = try Document(json: Data(#"{"Version":"2012-10-17","Statement":[\#(statements)]}"#.utf8))
        return resource ? try PolicyDocument(resource: document) : try PolicyDocument(identity: document)
    }

    private func request(
        _ action: String = "lambda:InvokeFunction",
        _ principal: AccessRequest.Principal = .identity(arn: user, account: "111111111111"),
        _ values: [String: String] = [:]
    ) -> AccessRequest {
        AccessRequest(action: action, resource: Self.function, principal: principal, values: values)
    }

    @Test(arguments: [
        ("*", "", true), ("*", "anything", true), ("lambda:*", "lambda:InvokeFunction", true),
        ("lambda:Get*", "lambda:InvokeFunction", false), ("a?c", "abc", true), ("a?c", "ac", false),
        ("a*b*c", "aXXbYYc", true), ("a*b*c", "aXXbYY", false), ("", "", true), ("", "a", false),
        ("*aab", "aaaaaab", true), ("abc", "abcd", false),
    ])
    func wildcards(pattern: String, text: String, fits: Bool) {
        #expect(WildcardPattern(pattern).matches(text) == fits)
    }

    @Test(arguments: [
        ("arn:aws:s3:::bucket*", "arn:aws:s3:::bucket-1", true),
        ("arn:aws:s3:::other", "arn:aws:s3:::bucket", false),
        ("arn:aws:*:us-east-1:*:queue", "arn:aws:sqs:us-east-1:1:queue", true),
        // A star does not reach into the next part.
        ("arn:*:queue", "arn:aws:sqs:us-east-1:1:queue", false),
        ("*", "arn:aws:sqs:us-east-1:1:queue", false),
    ])
    func arns(pattern: String, arn: String, fits: Bool) {
        #expect(ARNPattern(pattern).matches(arn) == fits)
    }

    @Test(arguments: [
        (#"{"Effect":"Allow","Action":"lambda:*","Resource":"*"}"#, true),
        (#"{"Effect":"Allow","Action":"LAMBDA:invokefunction","Resource":["x","arn:*:function:f?"]}"#, true),
        (#"{"Effect":"Allow","Action":"lambda:GetFunction","Resource":"*"}"#, false),
        (#"{"Effect":"Allow","NotAction":"lambda:Delete*","Resource":"*"}"#, true),
        (#"{"Effect":"Allow","NotAction":"lambda:Invoke*","Resource":"*"}"#, false),
        (#"{"Effect":"Allow","Action":"*","NotResource":"*:function:fn"}"#, false),
        (
            #"{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"lambda:I*","Resource":"*"}"#,
            false
        ),
        (
            #"{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalAccount":"1"}}}"#,
            false
        ),
    ])
    func policiesOfIdentities(statements: String, isAllowed: Bool) throws {
        let decision = AccessDecision(
            request(),
            identity: .limited([try policy(statements)]),
            resource: nil,
            isOwner: true
        )
        #expect((decision == .allowed) == isAllowed)
    }

    @Test(arguments: [
        (#"{"StringEquals":{"AWS:SourceAccount":"1"}}"#, ["aws:sourceaccount": "1"], true),
        (#"{"StringEquals":{"AWS:SourceAccount":"1"}}"#, ["aws:sourceaccount": "2"], false),
        (#"{"StringEquals":{"AWS:SourceAccount":"1"}}"#, [:], false),
        (#"{"StringEqualsIfExists":{"AWS:SourceAccount":"1"}}"#, [:], true),
        (#"{"StringNotEquals":{"AWS:SourceAccount":["1","2"]}}"#, ["aws:sourceaccount": "2"], false),
        (#"{"StringNotEquals":{"AWS:SourceAccount":["1","2"]}}"#, ["aws:sourceaccount": "3"], true),
        (#"{"StringLike":{"aws:PrincipalArn":"*:user/*"}}"#, ["aws:principalarn": user], true),
        (#"{"ArnLike":{"AWS:SourceArn":"arn:aws:s3:::b*"}}"#, ["aws:sourcearn": "arn:aws:s3:::bucket"], true),
        (#"{"ArnLike":{"AWS:SourceArn":"arn:aws:s3:::c*"}}"#, ["aws:sourcearn": "arn:aws:s3:::bucket"], false),
        (#"{"ArnNotLike":{"AWS:SourceArn":"arn:aws:s3:::c*"}}"#, ["aws:sourcearn": "arn:aws:s3:::bucket"], true),
        (#"{"Bool":{"lambda:InvokedViaFunctionUrl":true}}"#, ["lambda:invokedviafunctionurl": "true"], true),
        (#"{"Null":{"aws:SourceArn":"true"}}"#, [:], true),
        (#"{"Null":{"aws:SourceArn":"true"}}"#, ["aws:sourcearn": "x"], false),
        (
            #"{"StringEquals":{"AWS:SourceAccount":"1"},"ArnLike":{"AWS:SourceArn":"arn:aws:s3:::b*"}}"#,
            ["aws:sourceaccount": "1"], false
        ),
    ])
    func conditions(condition: String, values: [String: String], holds: Bool) throws {
        let statement = #"{"Effect":"Allow","Action":"*","Resource":"*","Condition":\#(condition)}"#
        let decision = AccessDecision(
            request("lambda:InvokeFunction", .identity(arn: Self.user, account: "111111111111"), values),
            identity: .limited([try policy(statement)]),
            resource: nil,
            isOwner: true
        )
        #expect((decision == .allowed) == holds)
    }

    @Test(arguments: [
        (#""*""#, AccessRequest.Principal.anonymous, true),
        (#"{"AWS":"*"}"#, .anonymous, true),
        (#"{"AWS":"222222222222"}"#, .anonymous, false),
        (#"{"Service":"s3.amazonaws.com"}"#, .service("s3.amazonaws.com"), true),
        (#"{"Service":"s3.amazonaws.com"}"#, .service("sns.amazonaws.com"), false),
        (#"{"AWS":"arn:aws:iam::222222222222:root"}"#, .service("s3.amazonaws.com"), false),
    ])
    func principalsWithoutPoliciesOfTheirOwn(
        principal: String,
        asking: AccessRequest.Principal,
        isAllowed: Bool
    ) throws {
        let statement = #"{"Effect":"Allow","Principal":\#(principal),"Action":"lambda:*","Resource":"*"}"#
        let decision = AccessDecision(
            request("lambda:InvokeFunction", asking),
            identity: .none,
            resource: try policy(statement, resource: true),
            isOwner: false
        )
        #expect(decision == (isAllowed ? .allowed : .refused(.noResourcePolicy)))
    }

    @Test(arguments: [
        (#"{"AWS":"arn:aws:iam::222222222222:root"}"#, true), (#"{"AWS":"222222222222"}"#, true),
        (#"{"AWS":"arn:aws:iam::222222222222:user/you"}"#, true), (#""*""#, true),
        (#"{"AWS":"arn:aws:iam::222222222222:user/other"}"#, false),
        (#"{"AWS":"arn:aws:iam::333333333333:root"}"#, false),
    ])
    func anotherAccountNeedsBothPolicies(principal: String, isNamed: Bool) throws {
        let you = AccessRequest.Principal.identity(
            arn: "arn:aws:iam::222222222222:user/you",
            account: "222222222222"
        )
        let statement = #"{"Effect":"Allow","Principal":\#(principal),"Action":"lambda:*","Resource":"*"}"#
        let resource = try policy(statement, resource: true)
        let request = request("lambda:InvokeFunction", you)
        let open = AccessDecision(request, identity: .unlimited, resource: resource, isOwner: false)
        #expect(open == (isNamed ? .allowed : .refused(.noResourcePolicy)))
        let other = try policy(#"{"Effect":"Allow","Action":"s3:*","Resource":"*"}"#)
        let bound = AccessDecision(request, identity: .limited([other]), resource: resource, isOwner: false)
        #expect(bound == .refused(isNamed ? .noIdentityPolicy : .noResourcePolicy))
    }

    @Test func inOnesOwnAccountOneOfTheTwoSuffices() throws {
        let other = try policy(#"{"Effect":"Allow","Action":"s3:*","Resource":"*"}"#)
        func decision(_ principal: String, _ effect: String = "Allow") throws -> AccessDecision {
            let statement = #"{"Effect":"\#(effect)","Principal":\#(principal),"Action":"*","Resource":"*"}"#
            let resource = try policy(statement, resource: true)
            return AccessDecision(request(), identity: .limited([other]), resource: resource, isOwner: true)
        }
        #expect(try decision(#"{"AWS":"\#(Self.user)"}"#) == .allowed)
        // The account alone leaves it to the policies of its users.
        #expect(try decision(#"{"AWS":"111111111111"}"#) == .refused(.noIdentityPolicy))
        let denial = try policy(
            #"{"Effect":"Deny","Principal":"*","Action":"lambda:InvokeFunction","Resource":"*"}"#,
            resource: true
        )
        #expect(
            AccessDecision(request(), identity: .unlimited, resource: denial, isOwner: true)
                == .refused(.deniedByResource)
        )
        #expect(
            AccessDecision(request("lambda:GetFunction"), identity: .unlimited, resource: denial, isOwner: true)
                == .allowed
        )
    }

    @Test(arguments: [
        ("{}", "a statement has no Effect that is Allow or Deny"),
        (#"{"Effect":"Allow","Resource":"*"}"#, "a statement needs Action or NotAction"),
        (#"{"Effect":"Allow","Action":"*"}"#, "a statement needs Resource or NotResource"),
        (#"{"Effect":"Allow","Action":1,"Resource":"*"}"#, "Action is neither a string nor a list of strings"),
        (
            #"{"Effect":"Allow","Action":"*","Resource":"*","Principal":"*"}"#,
            "a statement has a Principal, which only resources have"
        ),
        (
            #"{"Effect":"Allow","Action":"*","Resource":"arn:${aws:username}"}"#,
            "policy variables are not known here"
        ),
        (
            #"{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:Other":"1"}}}"#,
            "the condition key aws:Other is not known"
        ),
    ])
    func whatCannotBeFollowedIsRefused(statement: String, text: String) {
        #expect(throws: PolicyProblem(text)) { try policy(statement) }
    }
}
