import Execution
package import LambdaAPI
import Storage

extension ControlPlane {
    /// The address of a function or an alias.
    package func getFunctionURLConfig(
        _ request: GetFunctionUrlConfigRequest,
        _ caller: Caller
    ) async throws(APIError) -> GetFunctionUrlConfigResponse {
        let reference = try urlReference(request.functionName, request.qualifier, caller)
        guard let record = try await storedURL(reference)?.value else { throw FunctionURLRules.noConfig }
        let shown = shown(record, reference)
        return GetFunctionUrlConfigResponse(
            functionUrl: shown.functionUrl,
            functionArn: shown.functionArn,
            authType: shown.authType,
            cors: shown.cors,
            creationTime: shown.creationTime,
            lastModifiedTime: shown.lastModifiedTime,
            invokeMode: shown.invokeMode
        )
    }

    /// Changes what the request names; the address stays.
    package func updateFunctionURLConfig(
        _ request: UpdateFunctionUrlConfigRequest,
        _ caller: Caller
    ) async throws(APIError) -> UpdateFunctionUrlConfigResponse {
        let reference = try urlReference(request.functionName, request.qualifier, caller)
        let modified = FunctionURLRecord.microseconds(now())
        try await changeURL(reference, missing: FunctionURLRules.noFunction) { stored throws(APIError) in
            guard var record = stored else { throw FunctionURLRules.noConfig }
            record.authType = request.authType?.rawValue ?? record.authType
            if let cors = request.cors { record.cors = FunctionURLRules.cors(cors) }
            record.invokeMode = request.invokeMode?.rawValue ?? record.invokeMode
            record.modified = modified
            return record
        }
        guard let record = try await storedURL(reference)?.value else { throw FunctionURLRules.noConfig }
        let shown = shown(record, reference)
        return UpdateFunctionUrlConfigResponse(
            functionUrl: shown.functionUrl,
            functionArn: shown.functionArn,
            authType: shown.authType,
            cors: shown.cors,
            creationTime: shown.creationTime,
            lastModifiedTime: shown.lastModifiedTime,
            invokeMode: request.invokeMode
        )
    }

    /// Takes the address away; those of other aliases stay.
    package func deleteFunctionURLConfig(
        _ request: DeleteFunctionUrlConfigRequest,
        _ caller: Caller
    ) async throws(APIError) {
        let reference = try urlReference(request.functionName, request.qualifier, caller)
        let id = try await revise(reference, missing: FunctionURLRules.noConfig) {
            function async throws(APIError) -> Decision<String> in
            guard let stored = try await self.storedURL(reference) else { throw FunctionURLRules.noConfig }
            let changes: [RecordChange] = [
                .delete(
                    RecordNames.functionURL(reference.qualifier, of: reference.key),
                    expecting: .version(stored.version)
                ),
                .delete(RecordNames.functionURLOwner(stored.value.id), expecting: .any),
            ]
            return .change(function, also: changes, stored.value.id)
        }
        urls.forget(id)
    }

    private static let urlList = "function URLs"

    /// The addresses of a function and of its aliases.
    package func listFunctionURLConfigs(
        _ request: ListFunctionUrlConfigsRequest,
        _ caller: Caller
    ) async throws(APIError) -> ListFunctionUrlConfigsResponse {
        let reference = try FunctionReference(request.functionName, caller: caller)
        guard try await store.function(reference.key) != nil else { throw FunctionURLRules.noFunction }
        let marker = try PageMarker.parse(request.marker, list: Self.urlList)
        let size = PageSize.of(request.maxItems)
        let prefix = RecordNames.belongingPrefix(reference.key)
        let found: [FunctionStore.Stored<FunctionURLRecord>] = try await store.values(
            in: RecordNames.functionURLs,
            prefix: prefix,
            after: marker?.function.map { prefix + $0 },
            limit: size + 1
        )
        let page = found.prefix(size)
        var next: String?
        if found.count > size, let last = page.last {
            next = try PageMarker(
                list: Self.urlList,
                function: String(last.id.dropFirst(prefix.count)),
                version: 0
            ).text
        }
        return ListFunctionUrlConfigsResponse(
            functionUrlConfigs: page.map { shown($0.value, reference) },
            nextMarker: next
        )
    }

    private func shown(_ record: FunctionURLRecord, _ reference: FunctionReference) -> FunctionUrlConfig {
        FunctionUrlConfig(
            functionUrl: webAddress(record.id, reference.key.region),
            functionArn: reference.arn(qualifier: record.qualifier),
            creationTime: FunctionURLRecord.text(record.created),
            lastModifiedTime: FunctionURLRecord.text(record.modified),
            cors: record.cors,
            authType: FunctionUrlAuthType(rawValue: record.authType),
            invokeMode: record.invokeMode.map(InvokeMode.init(rawValue:)) ?? .buffered
        )
    }
}
