import Foundation
import Testing

@testable import LambdaAPI

struct RouterTests {
    @Test(arguments: LambdaAPI.Operation.allCases)
    func everyOperationIsFoundByItsOwnTemplate(operation: LambdaAPI.Operation) {
        var labels: [String: String] = [:]
        var path = ""
        for segment in operation.route.segments {
            switch segment {
            case .literal(let text): path += "/" + text
            case .label(let name):
                labels[name] = "arn:aws:\(name)/1 ü"
                path += "/arn%3Aaws%3A\(name)%2F1%20%C3%BC"
            }
        }
        let query = operation.route.selector.map { [($0.name, Optional($0.value))] } ?? []
        let expected = RouteMatch(operation: operation, labels: labels)
        for path in [path, path + "/"] {
            #expect(Router.lambda.match(method: operation.route.method, path: path, query: query) == expected)
            #expect(Router.lambda.knowsPath(path))
        }
    }

    @Test func queryParametersSelect() {
        func operation(_ path: String, _ query: [(String, String?)]) -> LambdaAPI.Operation? {
            Router.lambda.match(method: "GET", path: path, query: query)?.operation
        }
        #expect(operation("/2018-10-31/layers", []) == .listLayers)
        #expect(operation("/2018-10-31/layers", [("find", "LayerVersion"), ("Arn", "x")]) == .getLayerVersionByArn)
        #expect(operation("/2018-10-31/layers", [("find", nil)]) == .listLayers)
        let path = "/2019-09-30/functions/f/provisioned-concurrency"
        #expect(operation(path, [("Qualifier", "1")]) == .getProvisionedConcurrencyConfig)
        #expect(operation(path, [("List", "ALL")]) == .listProvisionedConcurrencyConfigs)
    }

    @Test(arguments: [
        ("GET", "/"), ("GET", ""), ("GET", "/2015-03-31"), ("GET", "/2015-03-31/functions/f/nothing"),
        ("PATCH", "/2015-03-31/functions"), ("GET", "/2015-03-31/functions/f/configuration/more"),
        ("get", "/2015-03-31/functions"), ("GET", "//2015-03-31/functions"),
    ])
    func unknownRoutesAreNotFound(method: String, path: String) {
        #expect(Router.lambda.match(method: method, path: path, query: []) == nil)
    }

    @Test func emptyPiecesAreEmptyLabels() {
        let match = Router.lambda.match(method: "PUT", path: "/2015-03-31/functions//configuration", query: [])
        #expect(match == RouteMatch(operation: .updateFunctionConfiguration, labels: ["FunctionName": ""]))
        let list = Router.lambda.match(method: "GET", path: "/2015-03-31/functions/", query: [])
        #expect(list?.operation == .listFunctions)
    }

    @Test func percentDecodingHappensOnce() {
        #expect(PercentEncoding.decode("a%2525b") == "a%25b")
        #expect(PercentEncoding.decode("%24LATEST") == "$LATEST")
        #expect(PercentEncoding.decode("100%") == "100%")
        #expect(PercentEncoding.decode("%zz%4") == "%zz%4")
        #expect(PercentEncoding.decode("%ff") == "\u{FFFD}")
        #expect(PercentEncoding.decode("a+b") == "a+b")
        let query = PercentEncoding.query("a=b%3D&c&d=&e=f+g&a=2&=x")
        #expect(query.map(\.0) == ["a", "c", "d", "e", "a", ""])
        #expect(query.map(\.1) == ["b=", nil, "", "f g", "2", "x"])
    }
}
