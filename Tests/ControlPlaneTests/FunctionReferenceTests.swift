import LambdaAPI
import Testing

@testable import ControlPlane

struct FunctionReferenceTests {
    private let caller = Caller(
        account: "111111111111",
        region: "us-east-1",
        principalARN: "arn:aws:iam::111111111111:root",
        requestID: "request"
    )

    @Test(arguments: [
        "fn", "function:fn", "111111111111:function:fn", "us-east-1:111111111111:function:fn",
        "arn:aws:lambda:us-east-1:111111111111:function:fn",
    ])
    func everyFormNamesTheSameFunction(_ form: String) throws {
        let reference = try FunctionReference(form, caller: caller)
        #expect(reference.arn == "arn:aws:lambda:us-east-1:111111111111:function:fn")
        #expect(reference.arnAsAsked == reference.arn)
        #expect(reference.target == .latest)
        let qualified = try FunctionReference(form + ":7", caller: caller)
        #expect(qualified.target == .version(7))
        #expect(qualified.arnAsAsked == reference.arn + ":7")
        #expect(
            try FunctionReference(form, qualifier: "$LATEST", caller: caller).arnAsAsked == reference.arn + ":$LATEST"
        )
    }

    @Test func anotherAccountIsRefusedBeforeAnotherRegion() throws {
        let error = #expect(throws: APIError.self) {
            _ = try FunctionReference("arn:aws:lambda:eu-west-1:222222222222:function:fn", caller: self.caller)
        }
        #expect(error?.code == "AccessDeniedException")
        #expect(error?.status == 403)
        #expect(error?.message == nil)
    }

    @Test func anotherRegionIsRefusedBeforeAQualifierMismatch() throws {
        let error = #expect(throws: APIError.self) {
            _ = try FunctionReference(
                "arn:aws:lambda:eu-west-1:111111111111:function:fn:1",
                qualifier: "2",
                caller: self.caller
            )
        }
        #expect(error?.code == "ResourceNotFoundException")
        #expect(error?.message == "Functions from 'eu-west-1' are not reachable in this region ('us-east-1')")
    }

    @Test func qualifiersMustAgree() throws {
        let error = #expect(throws: APIError.self) {
            _ = try FunctionReference("fn:1", qualifier: "$LATEST", caller: self.caller)
        }
        #expect(
            error
                == .invalidParameterValueException(
                    "The derived qualifier from the function name does not match the specified qualifier."
                )
        )
        #expect(try FunctionReference("fn:1", qualifier: "1", caller: caller).target == .version(1))
    }

    @Test func onlyPlainNumbersNameVersions() throws {
        #expect(FunctionTarget(qualifier: "01") == .version(0))
        #expect(FunctionTarget(qualifier: "99999999999999999999999") == .version(0))
        #expect(FunctionTarget(qualifier: "prod") == .alias("prod"))
        #expect(FunctionTarget(qualifier: "$latest") == .alias("$latest"))
        #expect(FunctionTarget(qualifier: nil) == .latest)
    }

    @Test func qualifierRulesComeBeforeExistence() throws {
        let latest = try FunctionReference("fn", qualifier: "$LATEST", caller: caller)
        let alias = try FunctionReference("fn:prod", caller: caller)
        #expect(
            throws: APIError.invalidParameterValueException(
                "$LATEST version cannot be deleted without deleting the function."
            )
        ) { try QualifierRules.versionToDelete(latest) }
        #expect(throws: APIError.invalidParameterValueException("Deletion of aliases is not currently supported.")) {
            try QualifierRules.versionToDelete(alias)
        }
        #expect(try QualifierRules.versionToDelete(FunctionReference("fn", caller: caller)) == nil)
        #expect(try QualifierRules.versionToDelete(FunctionReference("fn:3", caller: caller)) == 3)
        #expect(throws: APIError.invalidParameterValueException(QualifierRules.changeRefusal)) {
            try QualifierRules.requireLatest(alias)
        }
        try QualifierRules.requireLatest(latest)
    }
}
