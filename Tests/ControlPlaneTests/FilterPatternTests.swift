import LambdaAPI
import Testing

@testable import ControlPlane

/// Which patterns filters may have.
struct FilterPatternTests {
    @Test(arguments: [
        #"{"body":["x"]}"#, #"{"body":{"key":["a",1,1.5,true,false,null,""]}}"#, #"{"body":[{"prefix":"a"}]}"#,
        #"{"body":[{"suffix":"a"}]}"#, #"{"body":[{"prefix":{"equals-ignore-case":"a"}}]}"#,
        #"{"body":[{"equals-ignore-case":"a"}]}"#, #"{"body":[{"exists":true}]}"#, #"{"body":[{"exists":false},"a"]}"#,
        #"{"body":[{"anything-but":"a"}]}"#, #"{"body":[{"anything-but":5}]}"#,
        #"{"body":[{"anything-but":["a","b"]}]}"#,
        #"{"body":[{"anything-but":[1,2.5]}]}"#, #"{"body":[{"anything-but":{"prefix":"a"}}]}"#,
        #"{"body":[{"anything-but":{"equals-ignore-case":["a","b"]}}]}"#, #"{"body":[{"numeric":["=",5]}]}"#,
        #"{"body":[{"numeric":[">",0]}]}"#, #"{"body":[{"numeric":[">=",0,"<",5.5]}]}"#,
        #"{"$or":[{"a":["x"]},{"b":{"c":["y"]}}]}"#, #"{"body":{"$or":[{"a":["x"]},{"b":["y"]}],"z":[1]}}"#,
    ])
    func patternsOfTheGrammarAreTaken(_ text: String) throws {
        try FilterPattern.check(text)
    }

    @Test(arguments: [
        nil, "", "simple string", "null", #""simple string""#, "[]", "5", "{}", #"{"body":{}}"#, #"{"body":[]}"#,
        #"{"eventSource":"aws:sqs"}"#, #"{"eventName": ["INSERT"=123}"#, #"["single-string"]"#, #"{"body":5}"#,
        #"{"body":null}"#, #"{"body":[["x"]]}"#, #"{"body":[{}]}"#, #"{"body":[{"prefix":"a","suffix":"b"}]}"#,
        #"{"body":[{"unknown":"a"}]}"#, #"{"body":[{"prefix":5}]}"#, #"{"body":[{"exists":"yes"}]}"#,
        #"{"body":[{"anything-but":[]}]}"#, #"{"body":[{"anything-but":["a",1]}]}"#,
        #"{"body":[{"anything-but":null}]}"#,
        #"{"body":[{"anything-but":{"numeric":["=",1]}}]}"#, #"{"body":[{"numeric":[]}]}"#,
        #"{"body":[{"numeric":["=","5"]}]}"#,
        #"{"body":[{"numeric":["!",5]}]}"#, #"{"body":[{"numeric":[">",5,"<",5]}]}"#,
        #"{"body":[{"numeric":["<",0,">",5]}]}"#,
        #"{"body":[{"numeric":[">",0,"<"]}]}"#, #"{"$or":[{"a":["x"]}]}"#, #"{"$or":{"a":["x"]}}"#,
        #"{"$or":["x","y"]}"#,
        #"{"body":["x"]"#, #"{"body":["x"]} x"#,
    ])
    func everythingElseIsRefused(_ text: String?) {
        #expect(throws: APIError.invalidParameterValueException("Invalid filter pattern definition.")) {
            try FilterPattern.check(text)
        }
    }
}
