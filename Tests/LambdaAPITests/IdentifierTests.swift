import Testing

@testable import LambdaAPI

struct IdentifierTests {
    @Test(arguments: [
        ("my-fn", FunctionIdentifier(name: "my-fn")),
        ("my-fn:1", FunctionIdentifier(name: "my-fn", qualifier: "1")),
        ("my-fn:$LATEST", FunctionIdentifier(name: "my-fn", qualifier: "$LATEST")),
        ("my-fn:$LATEST.PUBLISHED", FunctionIdentifier(name: "my-fn", qualifier: "$LATEST.PUBLISHED")),
        ("function:my-fn", FunctionIdentifier(name: "my-fn")),
        ("function:my-fn:prod", FunctionIdentifier(name: "my-fn", qualifier: "prod")),
        ("123456789012:function:my-fn", FunctionIdentifier(name: "my-fn", account: "123456789012")),
        ("123456789012:my-fn", FunctionIdentifier(name: "my-fn", account: "123456789012")),
        (
            "us-east-1:123456789012:function:my-fn:2",
            FunctionIdentifier(name: "my-fn", qualifier: "2", account: "123456789012", region: "us-east-1")
        ),
        (
            "arn:aws:lambda:us-gov-west-1:123456789012:function:my-fn:prod",
            FunctionIdentifier(
                name: "my-fn",
                qualifier: "prod",
                account: "123456789012",
                region: "us-gov-west-1",
                partition: "aws"
            )
        ),
        (
            "arn:aws:lambda:us-east-1:111111111111:function",
            FunctionIdentifier(
                name: "function",
                account: "111111111111",
                region: "us-east-1",
                partition: "aws"
            )
        ),
        ("arn::lambda:my-fn", FunctionIdentifier(name: "my-fn")),
        ("function:my-function:$LATEST:extra", FunctionIdentifier(name: "function:my-function:$LATEST:extra")),
        ("function", FunctionIdentifier(name: "function")),
        ("", FunctionIdentifier(name: "")),
    ])
    func everyForm(text: String, expected: FunctionIdentifier) {
        #expect(FunctionIdentifier(parsing: text) == expected)
    }

    @Test func functionARNs() {
        #expect(
            LambdaARN.functionARN(region: "eu-west-1", account: "123456789012", name: "f")
                == "arn:aws:lambda:eu-west-1:123456789012:function:f"
        )
        #expect(
            LambdaARN.functionARN(region: "cn-north-1", account: "123456789012", name: "f", qualifier: "$LATEST")
                == "arn:aws-cn:lambda:cn-north-1:123456789012:function:f:$LATEST"
        )
        #expect(LambdaARN.partition(ofRegion: "us-gov-east-1") == "aws-us-gov")
        #expect(
            LambdaARN.runtimeVersionARN(region: "us-east-1", digest: "ab")
                == "arn:aws:lambda:us-east-1::runtime:ab"
        )
    }

    @Test func layerARNs() {
        let arn = "arn:aws:lambda:us-east-1:123456789012:layer:libs:3"
        let layer = LayerVersionIdentifier(parsing: arn)
        #expect(layer?.name == "libs")
        #expect(layer?.version == 3)
        #expect(layer?.account == "123456789012")
        #expect(layer?.arn == arn)
        #expect(layer?.layerARN == "arn:aws:lambda:us-east-1:123456789012:layer:libs")
        #expect(
            LambdaARN.layerVersionARN(region: "us-east-1", account: "123456789012", name: "libs", version: 3) == arn
        )
        for text in ["", "libs", arn + ":4", "arn:aws:lambda:us-east-1:123456789012:layer:libs", arn + "x"] {
            #expect(LayerVersionIdentifier(parsing: text) == nil)
        }
    }
}
