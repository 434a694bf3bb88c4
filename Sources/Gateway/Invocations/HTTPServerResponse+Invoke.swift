import Execution
import Foundation
import HTTPServer
import NIOCore
import NIOHTTP1

extension HTTPServerResponse {
    /// The answer to an invocation that ran, whether or not the function failed.
    static func outcome(_ outcome: InvocationOutcome, requestID: String) -> HTTPServerResponse {
        var headers: HTTPHeaders = [
            "Content-Type": contentType(outcome.contentType),
            "x-amzn-RequestId": requestID,
            "X-Amz-Executed-Version": outcome.executedVersion,
        ]
        if let traceHeader = outcome.traceHeader {
            headers.add(name: "X-Amzn-Trace-Id", value: TraceHeader.answer(traceHeader))
        }
        if let functionError = outcome.functionError {
            headers.add(name: "X-Amz-Function-Error", value: functionError)
        }
        if let logTail = outcome.logTail {
            headers.add(name: "X-Amz-Log-Result", value: Data(logTail).base64EncodedString())
        }
        return HTTPServerResponse(status: .ok, headers: headers, body: outcome.payload)
    }

    /// The service says JSON of nearly everything; only a runtime that names another kind of content on purpose is
    /// believed, and the form type is what tools send when nobody chose one.
    private static func contentType(_ posted: String?) -> String {
        guard let posted, !posted.isEmpty, !posted.hasPrefix("application/x-www-form-urlencoded") else {
            return "application/json"
        }
        return posted
    }
}
