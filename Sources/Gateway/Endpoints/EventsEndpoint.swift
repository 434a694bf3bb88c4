import ControlPlane
import Events
import Execution
import Foundation
import HTTPServer
import LambdaAPI
import NIOHTTP1

/// Lists, shows, redrives and purges asynchronous events, as JSON: `function=NAME`, `id=ID`, `state=STATE`, and for the
/// list `after` and `limit`.
struct EventsEndpoint: Sendable {
    static let prefix = "/_lambent/events"

    /// What a path below the prefix asks for.
    enum Action: String, Sendable {
        case list = ""
        case show = "/show"
        case redrive = "/redrive"
        case purge = "/purge"

        init?(path: Substring) {
            guard path.hasPrefix(EventsEndpoint.prefix) else { return nil }
            self.init(rawValue: String(path.dropFirst(EventsEndpoint.prefix.count)))
        }

        /// What changes something is asked for with POST.
        var method: HTTPMethod {
            switch self {
            case .list, .show: .GET
            case .redrive, .purge: .POST
            }
        }
    }

    private struct Count: Encodable {
        var count: Int
    }

    let events: any AsynchronousInvocations

    func response(
        _ action: Action,
        _ target: RequestTarget,
        _ caller: Caller
    ) async throws(APIError) -> HTTPServerResponse {
        let selection = try selection(target, caller)
        switch action {
        case .list:
            let limit = target.value(of: "limit").map { Int($0) ?? 0 } ?? 100
            guard (1...1000).contains(limit) else {
                throw .invalidParameterValueException("limit must be a number from 1 to 1000")
            }
            return try answer(await events.list(selection, after: target.value(of: "after"), limit: limit), caller)
        case .show:
            guard selection.id != nil else { throw .invalidParameterValueException("name an event by its id") }
            return try answer(await events.show(selection), caller)
        case .redrive:
            return try answer(Count(count: await events.redrive(selection)), caller)
        case .purge:
            guard selection.state == nil || selection.state == .dead || selection.state == .waiting else {
                throw .invalidParameterValueException("only waiting and dead events can be thrown away")
            }
            return try answer(Count(count: await events.purge(selection)), caller)
        }
    }

    private func selection(_ target: RequestTarget, _ caller: Caller) throws(APIError) -> EventSelection {
        var selection = EventSelection(account: caller.account, region: caller.region)
        if let function = target.value(of: "function"), !function.isEmpty {
            selection.function = try FunctionReference(function, caller: caller).key.name
        }
        selection.id = target.value(of: "id")
        if let state = target.value(of: "state"), !state.isEmpty {
            guard let known = EventState(rawValue: state) else {
                let names = EventState.allCases.map(\.rawValue).joined(separator: ", ")
                throw .invalidParameterValueException("state must be one of \(names)")
            }
            selection.state = known
        }
        return selection
    }

    private func answer(_ value: some Encodable, _ caller: Caller) throws(APIError) -> HTTPServerResponse {
        do {
            return .answer(status: 200, body: try ResponseEncoder.encode(value), requestID: caller.requestID)
        } catch {
            throw .serviceException("The answer could not be written.")
        }
    }
}
