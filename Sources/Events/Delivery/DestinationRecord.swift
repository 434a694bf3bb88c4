import Foundation
import LambdaAPI

/// The record of an asynchronous invocation that destinations get, member for member in the service's order.
struct DestinationRecord {
    /// JSON.
    let text: String

    init(_ parcel: Parcel) {
        let record = parcel.record
        let condition = record.condition ?? .retriesExhausted
        let context: [(String, String)] = [
            ("requestId", Self.quoted(parcel.id)),
            ("functionArn", Self.quoted(record.qualifiedARN)),
            ("condition", Self.quoted(condition.rawValue)),
            ("approximateInvokeCount", String(record.lifecycle.attempts)),
        ]
        var members: [(String, String)] = [
            ("version", Self.quoted("1.0")),
            ("timestamp", Self.quoted(Self.timestamp(parcel.ended))),
            ("requestContext", Self.object(context)),
            ("requestPayload", Self.value(String(decoding: parcel.payload, as: UTF8.self))),
        ]
        if let outcome = record.outcome, outcome.isFunctionAnswer {
            var response: [(String, String)] = [
                ("statusCode", String(outcome.statusCode)),
                ("executedVersion", Self.quoted(outcome.executedVersion ?? "")),
            ]
            if let functionError = outcome.functionError {
                response.append(("functionError", Self.quoted(functionError)))
            }
            members.append(("responseContext", Self.object(response)))
            members.append(("responsePayload", Self.value(outcome.payload ?? "null")))
        }
        text = Self.object(members)
    }

    private static func object(_ members: [(String, String)]) -> String {
        "{" + members.map { "\(quoted($0.0)):\($0.1)" }.joined(separator: ",") + "}"
    }

    private static func quoted(_ text: String) -> String {
        String(decoding: ResponseEncoder.data(of: .string(text)), as: UTF8.self)
    }

    /// JSON as it is; anything else, which only functions of custom runtimes answer, as a string.
    private static func value(_ text: String) -> String {
        JSONGrammar.firstError(in: text.utf8) == nil ? text : quoted(text)
    }

    /// `2019-11-14T18:16:05.568Z`
    static func timestamp(_ date: Date) -> String {
        APIDate.milliseconds(date).replacingOccurrences(of: "+0000", with: "Z")
    }
}
