// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

/// An operation of the API.
package enum Operation: String, CaseIterable, Sendable {
    /// `AddLayerVersionPermission`
    case addLayerVersionPermission = "AddLayerVersionPermission"
    /// `AddPermission`
    case addPermission = "AddPermission"
    /// `CheckpointDurableExecution`
    case checkpointDurableExecution = "CheckpointDurableExecution"
    /// `CreateAlias`
    case createAlias = "CreateAlias"
    /// `CreateCapacityProvider`
    case createCapacityProvider = "CreateCapacityProvider"
    /// `CreateCodeSigningConfig`
    case createCodeSigningConfig = "CreateCodeSigningConfig"
    /// `CreateEventSourceMapping`
    case createEventSourceMapping = "CreateEventSourceMapping"
    /// `CreateFunction`
    case createFunction = "CreateFunction"
    /// `CreateFunctionUrlConfig`
    case createFunctionUrlConfig = "CreateFunctionUrlConfig"
    /// `DeleteAlias`
    case deleteAlias = "DeleteAlias"
    /// `DeleteCapacityProvider`
    case deleteCapacityProvider = "DeleteCapacityProvider"
    /// `DeleteCodeSigningConfig`
    case deleteCodeSigningConfig = "DeleteCodeSigningConfig"
    /// `DeleteDurableExecution`
    case deleteDurableExecution = "DeleteDurableExecution"
    /// `DeleteEventSourceMapping`
    case deleteEventSourceMapping = "DeleteEventSourceMapping"
    /// `DeleteFunction`
    case deleteFunction = "DeleteFunction"
    /// `DeleteFunctionCodeSigningConfig`
    case deleteFunctionCodeSigningConfig = "DeleteFunctionCodeSigningConfig"
    /// `DeleteFunctionConcurrency`
    case deleteFunctionConcurrency = "DeleteFunctionConcurrency"
    /// `DeleteFunctionEventInvokeConfig`
    case deleteFunctionEventInvokeConfig = "DeleteFunctionEventInvokeConfig"
    /// `DeleteFunctionUrlConfig`
    case deleteFunctionUrlConfig = "DeleteFunctionUrlConfig"
    /// `DeleteLayerVersion`
    case deleteLayerVersion = "DeleteLayerVersion"
    /// `DeleteProvisionedConcurrencyConfig`
    case deleteProvisionedConcurrencyConfig = "DeleteProvisionedConcurrencyConfig"
    /// `DeleteResourcePolicy`
    case deleteResourcePolicy = "DeleteResourcePolicy"
    /// `GetAccountSettings`
    case getAccountSettings = "GetAccountSettings"
    /// `GetAlias`
    case getAlias = "GetAlias"
    /// `GetCapacityProvider`
    case getCapacityProvider = "GetCapacityProvider"
    /// `GetCodeSigningConfig`
    case getCodeSigningConfig = "GetCodeSigningConfig"
    /// `GetDurableExecution`
    case getDurableExecution = "GetDurableExecution"
    /// `GetDurableExecutionHistory`
    case getDurableExecutionHistory = "GetDurableExecutionHistory"
    /// `GetDurableExecutionState`
    case getDurableExecutionState = "GetDurableExecutionState"
    /// `GetEventSourceMapping`
    case getEventSourceMapping = "GetEventSourceMapping"
    /// `GetFunction`
    case getFunction = "GetFunction"
    /// `GetFunctionCodeSigningConfig`
    case getFunctionCodeSigningConfig = "GetFunctionCodeSigningConfig"
    /// `GetFunctionConcurrency`
    case getFunctionConcurrency = "GetFunctionConcurrency"
    /// `GetFunctionConfiguration`
    case getFunctionConfiguration = "GetFunctionConfiguration"
    /// `GetFunctionEventInvokeConfig`
    case getFunctionEventInvokeConfig = "GetFunctionEventInvokeConfig"
    /// `GetFunctionRecursionConfig`
    case getFunctionRecursionConfig = "GetFunctionRecursionConfig"
    /// `GetFunctionScalingConfig`
    case getFunctionScalingConfig = "GetFunctionScalingConfig"
    /// `GetFunctionUrlConfig`
    case getFunctionUrlConfig = "GetFunctionUrlConfig"
    /// `GetLayerVersion`
    case getLayerVersion = "GetLayerVersion"
    /// `GetLayerVersionByArn`
    case getLayerVersionByArn = "GetLayerVersionByArn"
    /// `GetLayerVersionPolicy`
    case getLayerVersionPolicy = "GetLayerVersionPolicy"
    /// `GetPolicy`
    case getPolicy = "GetPolicy"
    /// `GetProvisionedConcurrencyConfig`
    case getProvisionedConcurrencyConfig = "GetProvisionedConcurrencyConfig"
    /// `GetResourcePolicy`
    case getResourcePolicy = "GetResourcePolicy"
    /// `GetRuntimeManagementConfig`
    case getRuntimeManagementConfig = "GetRuntimeManagementConfig"
    /// `Invoke`
    case invoke = "Invoke"
    /// `InvokeAsync`
    case invokeAsync = "InvokeAsync"
    /// `InvokeWithResponseStream`
    case invokeWithResponseStream = "InvokeWithResponseStream"
    /// `ListAliases`
    case listAliases = "ListAliases"
    /// `ListCapacityProviders`
    case listCapacityProviders = "ListCapacityProviders"
    /// `ListCodeSigningConfigs`
    case listCodeSigningConfigs = "ListCodeSigningConfigs"
    /// `ListDurableExecutionsByFunction`
    case listDurableExecutionsByFunction = "ListDurableExecutionsByFunction"
    /// `ListEventSourceMappings`
    case listEventSourceMappings = "ListEventSourceMappings"
    /// `ListFunctionEventInvokeConfigs`
    case listFunctionEventInvokeConfigs = "ListFunctionEventInvokeConfigs"
    /// `ListFunctionUrlConfigs`
    case listFunctionUrlConfigs = "ListFunctionUrlConfigs"
    /// `ListFunctionVersionsByCapacityProvider`
    case listFunctionVersionsByCapacityProvider = "ListFunctionVersionsByCapacityProvider"
    /// `ListFunctions`
    case listFunctions = "ListFunctions"
    /// `ListFunctionsByCodeSigningConfig`
    case listFunctionsByCodeSigningConfig = "ListFunctionsByCodeSigningConfig"
    /// `ListLayerVersions`
    case listLayerVersions = "ListLayerVersions"
    /// `ListLayers`
    case listLayers = "ListLayers"
    /// `ListProvisionedConcurrencyConfigs`
    case listProvisionedConcurrencyConfigs = "ListProvisionedConcurrencyConfigs"
    /// `ListTags`
    case listTags = "ListTags"
    /// `ListVersionsByFunction`
    case listVersionsByFunction = "ListVersionsByFunction"
    /// `PauseDurableExecution`
    case pauseDurableExecution = "PauseDurableExecution"
    /// `PublishLayerVersion`
    case publishLayerVersion = "PublishLayerVersion"
    /// `PublishVersion`
    case publishVersion = "PublishVersion"
    /// `PutFunctionCodeSigningConfig`
    case putFunctionCodeSigningConfig = "PutFunctionCodeSigningConfig"
    /// `PutFunctionConcurrency`
    case putFunctionConcurrency = "PutFunctionConcurrency"
    /// `PutFunctionEventInvokeConfig`
    case putFunctionEventInvokeConfig = "PutFunctionEventInvokeConfig"
    /// `PutFunctionRecursionConfig`
    case putFunctionRecursionConfig = "PutFunctionRecursionConfig"
    /// `PutFunctionScalingConfig`
    case putFunctionScalingConfig = "PutFunctionScalingConfig"
    /// `PutProvisionedConcurrencyConfig`
    case putProvisionedConcurrencyConfig = "PutProvisionedConcurrencyConfig"
    /// `PutResourcePolicy`
    case putResourcePolicy = "PutResourcePolicy"
    /// `PutRuntimeManagementConfig`
    case putRuntimeManagementConfig = "PutRuntimeManagementConfig"
    /// `RemoveLayerVersionPermission`
    case removeLayerVersionPermission = "RemoveLayerVersionPermission"
    /// `RemovePermission`
    case removePermission = "RemovePermission"
    /// `ResumeDurableExecution`
    case resumeDurableExecution = "ResumeDurableExecution"
    /// `SendDurableExecutionCallbackFailure`
    case sendDurableExecutionCallbackFailure = "SendDurableExecutionCallbackFailure"
    /// `SendDurableExecutionCallbackHeartbeat`
    case sendDurableExecutionCallbackHeartbeat = "SendDurableExecutionCallbackHeartbeat"
    /// `SendDurableExecutionCallbackSuccess`
    case sendDurableExecutionCallbackSuccess = "SendDurableExecutionCallbackSuccess"
    /// `StopDurableExecution`
    case stopDurableExecution = "StopDurableExecution"
    /// `TagResource`
    case tagResource = "TagResource"
    /// `UntagResource`
    case untagResource = "UntagResource"
    /// `UpdateAlias`
    case updateAlias = "UpdateAlias"
    /// `UpdateCapacityProvider`
    case updateCapacityProvider = "UpdateCapacityProvider"
    /// `UpdateCodeSigningConfig`
    case updateCodeSigningConfig = "UpdateCodeSigningConfig"
    /// `UpdateEventSourceMapping`
    case updateEventSourceMapping = "UpdateEventSourceMapping"
    /// `UpdateFunctionCode`
    case updateFunctionCode = "UpdateFunctionCode"
    /// `UpdateFunctionConfiguration`
    case updateFunctionConfiguration = "UpdateFunctionConfiguration"
    /// `UpdateFunctionEventInvokeConfig`
    case updateFunctionEventInvokeConfig = "UpdateFunctionEventInvokeConfig"
    /// `UpdateFunctionUrlConfig`
    case updateFunctionUrlConfig = "UpdateFunctionUrlConfig"
}
