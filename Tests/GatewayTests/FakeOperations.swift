import ControlPlane
import Execution
import Foundation
import Gateway
import LambdaAPI
import Synchronization

/// Records what reaches the control plane and answers as told.
final class FakeOperations: OperationPerformer {
    let requests = Mutex<[OperationRequest]>([])
    let resolved = Mutex<[String]>([])
    let answer: @Sendable (OperationRequest) throws(APIError) -> OperationAnswer
    let url: FunctionURL?
    let resolution: @Sendable (String, String?) throws(APIError) -> ResolvedInvocation

    init(
        answer: @escaping @Sendable (OperationRequest) throws(APIError) -> OperationAnswer = {
            OperationAnswer(status: $0.operation.successStatus, body: Data(#"{"ok":true}"#.utf8))
        },
        url: FunctionURL? = nil,
        resolution: @escaping @Sendable (String, String?) throws(APIError) -> ResolvedInvocation = {
            name,
            _ throws(APIError) in
            throw .resourceNotFoundException("Function not found: \(name)")
        }
    ) {
        self.answer = answer
        self.url = url
        self.resolution = resolution
    }

    func perform(_ request: OperationRequest) async throws(APIError) -> OperationAnswer {
        requests.withLock { $0.append(request) }
        return try answer(request)
    }

    func resolve(
        _ function: String,
        qualifier: String?,
        _ caller: Caller
    ) async throws(APIError) -> ResolvedInvocation {
        resolved.withLock { $0.append(function) }
        return try resolution(function, qualifier)
    }

    func authorizeInvocation(
        _ function: String,
        qualifier: String?,
        _ caller: Caller
    ) async throws(APIError) -> Caller { caller }

    func functionURL(id: String) async throws(APIError) -> FunctionURL? { url?.id == id ? url : nil }

    func mayCall(_ url: FunctionURL, _ caller: Caller?) async throws(APIError) -> Bool {
        caller == nil ? !url.needsSignature : true
    }

    func resolve(_ url: FunctionURL, requestID: String) async throws(APIError) -> ResolvedInvocation {
        try resolution(url.function.name, url.qualifier)
    }

    func knowsInvocable(_ route: RouteKey, _ caller: Caller) -> Bool { caller.permissions == .unchecked }

    func checkInvocable(_ function: String, qualifier: String?, _ caller: Caller) async throws(APIError) {
        guard function == "known" else {
            throw .resourceNotFoundException("Function not found: \(function)")
        }
    }
}
