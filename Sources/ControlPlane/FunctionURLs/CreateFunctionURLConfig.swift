import Execution
package import LambdaAPI
import Storage

extension ControlPlane {
    /// Gives a function or an alias an address on the web.
    ///
    /// - Throws: the refusals recorded for CreateFunctionUrlConfig.
    package func createFunctionURLConfig(
        _ request: CreateFunctionUrlConfigRequest,
        _ caller: Caller
    ) async throws(APIError) -> CreateFunctionUrlConfigResponse {
        let reference = try urlReference(request.functionName, request.qualifier, caller)
        guard let authType = request.authType else { throw .missing("authType") }
        let created = FunctionURLRecord.microseconds(now())
        let record = FunctionURLRecord(
            id: FunctionURLRecord.newID(),
            qualifier: reference.qualifier,
            authType: authType.rawValue,
            cors: FunctionURLRules.cors(request.cors),
            invokeMode: request.invokeMode?.rawValue,
            created: created,
            modified: created
        )
        try await changeURL(reference, missing: FunctionURLRules.noFunction) { stored throws(APIError) in
            guard stored == nil else { throw FunctionURLRules.exists(reference.arnAsAsked) }
            return record
        }
        return CreateFunctionUrlConfigResponse(
            functionUrl: webAddress(record.id, reference.key.region),
            functionArn: reference.arnAsAsked,
            authType: authType,
            cors: record.cors,
            creationTime: FunctionURLRecord.text(created),
            invokeMode: request.invokeMode
        )
    }

    /// What an operation on addresses names.
    func urlReference(
        _ name: String?,
        _ qualifier: String?,
        _ caller: Caller
    ) throws(APIError) -> FunctionReference {
        let reference = try FunctionReference(name, qualifier: qualifier, caller: caller)
        try FunctionURLRules.check(reference)
        return reference
    }

    func storedURL(
        _ reference: FunctionReference
    ) async throws(APIError) -> FunctionStore.Stored<FunctionURLRecord>? {
        try await store.value(RecordNames.functionURL(reference.qualifier, of: reference.key))
    }

    /// Makes or changes the address of what a request names.
    ///
    /// - Parameters:
    ///   - missing: the refusal when there is no such function or alias.
    ///   - change: makes the new record of the old one.
    func changeURL(
        _ reference: FunctionReference,
        missing: APIError,
        _ change: (FunctionURLRecord?) throws(APIError) -> FunctionURLRecord
    ) async throws(APIError) {
        let key = reference.key
        let owner = FunctionURLOwnerRecord(
            account: key.account,
            region: key.region,
            name: key.name,
            qualifier: reference.qualifier
        )
        let id = try await revise(reference, missing: missing) {
            function async throws(APIError) -> Decision<String> in
            guard try await self.existing(reference) != nil else { throw missing }
            let stored = try await self.storedURL(reference)
            let record = try change(stored?.value)
            let changes: [RecordChange] = [
                try .put(
                    RecordNames.functionURL(reference.qualifier, of: key),
                    record,
                    packages: [],
                    expecting: stored.map { .version($0.version) } ?? .absent
                ),
                try .put(RecordNames.functionURLOwner(record.id), owner, packages: [], expecting: .any),
            ]
            return .change(function, also: changes, record.id)
        }
        urls.forget(id)
    }
}
