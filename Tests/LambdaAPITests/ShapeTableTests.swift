import Testing

@testable import LambdaAPI

struct ShapeTableTests {
    @Test func everyOperationIsThere() {
        #expect(LambdaAPI.Operation.allCases.count == 91)
        #expect(LambdaAPI.Operation.createFunction.successStatus == 201)
        #expect(LambdaAPI.Operation.updateFunctionConfiguration.successStatus == 200)
        #expect(LambdaAPI.Operation.deleteFunction.successStatus == 204)
        #expect(!LambdaAPI.Operation.tagResource.hasOutput)
        #expect(LambdaAPI.Operation.getFunction.hasOutput)
    }

    @Test func everyPatternCompiles() {
        var checked = 0
        func check(_ shape: Shape) {
            if let pattern = shape.compiledPattern {
                #expect(pattern.expression != nil, "\(shape.name)")
                checked += 1
            }
            switch shape.kind {
            case .list(let element): check(element)
            case .map(let key, let value):
                check(key)
                check(value)
            case .structure(let structure): structure.members.forEach { check($0.shape) }
            default: break
            }
        }
        for operation in LambdaAPI.Operation.allCases { check(.structure(operation.input)) }
        #expect(checked > 200)
    }

    @Test func everyPathMemberIsInTheRoute() {
        for operation in LambdaAPI.Operation.allCases {
            let labels = operation.route.segments.compactMap { if case .label(let name) = $0 { name } else { nil } }
            let members = operation.input.members.filter { $0.location == .label }
            #expect(Set(labels) == Set(members.map(\.name)), "\(operation)")
            #expect(members.allSatisfy { $0.isRequired }, "\(operation)")
        }
    }

    @Test(arguments: [
        ("my-function", true), ("my-function:1", true), ("my-function:$LATEST", true), ("function:my-function", true),
        ("arn:aws:lambda:us-east-1:111111111111:function", true), ("my-function:1:2", false),
        ("function:my-function:$LATEST:extra", false), ("invalid:function:name", false), ("a.b", false), ("", false),
        ("arn:aws:lambda:eusc-de-east-1:111111111111:function:f", true),
        ("arn:aws:lambda:us-east-1:123400000000@function:myfn", false), ("f\n", false),
    ])
    func functionNames(name: String, isAccepted: Bool) {
        #expect((refusal(.publishVersion, labels: ["FunctionName": name]) == nil) == isAccepted)
    }

    @Test(arguments: [
        ("prod", true), ("v-1", true), ("1", false), ("$LATEST", false),
    ])
    func functionURLQualifiers(qualifier: String, isAccepted: Bool) {
        let message = refusal(
            .getFunctionUrlConfig,
            labels: ["FunctionName": "f"],
            query: [("Qualifier", qualifier)]
        )
        #expect((message == nil) == isAccepted)
    }

    @Test(arguments: [("bucket", true), ("bucket.", false), ("bu", false), ("my.bucket-1", true)])
    func bucketNames(bucket: String, isAccepted: Bool) {
        let message = refusal(
            .updateFunctionCode,
            labels: ["FunctionName": "f"],
            body: #"{"S3Bucket":"\#(bucket)"}"#
        )
        #expect((message == nil) == isAccepted)
    }
}
