// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

extension Operation {
    /// Where the operation is asked for.
    package var route: Route {
        switch self {
        case .addLayerVersionPermission: Route(method: "POST", template: "/2018-10-31/layers/{LayerName}/versions/{VersionNumber}/policy")
        case .addPermission: Route(method: "POST", template: "/2015-03-31/functions/{FunctionName}/policy")
        case .checkpointDurableExecution: Route(method: "POST", template: "/2025-12-01/durable-executions/{DurableExecutionArn}/checkpoint")
        case .createAlias: Route(method: "POST", template: "/2015-03-31/functions/{FunctionName}/aliases")
        case .createCapacityProvider: Route(method: "POST", template: "/2025-11-30/capacity-providers")
        case .createCodeSigningConfig: Route(method: "POST", template: "/2020-04-22/code-signing-configs")
        case .createEventSourceMapping: Route(method: "POST", template: "/2015-03-31/event-source-mappings")
        case .createFunction: Route(method: "POST", template: "/2015-03-31/functions")
        case .createFunctionUrlConfig: Route(method: "POST", template: "/2021-10-31/functions/{FunctionName}/url")
        case .deleteAlias: Route(method: "DELETE", template: "/2015-03-31/functions/{FunctionName}/aliases/{Name}")
        case .deleteCapacityProvider: Route(method: "DELETE", template: "/2025-11-30/capacity-providers/{CapacityProviderName}")
        case .deleteCodeSigningConfig: Route(method: "DELETE", template: "/2020-04-22/code-signing-configs/{CodeSigningConfigArn}")
        case .deleteDurableExecution: Route(method: "DELETE", template: "/2025-12-01/durable-executions/{DurableExecutionArn}")
        case .deleteEventSourceMapping: Route(method: "DELETE", template: "/2015-03-31/event-source-mappings/{UUID}")
        case .deleteFunction: Route(method: "DELETE", template: "/2015-03-31/functions/{FunctionName}")
        case .deleteFunctionCodeSigningConfig: Route(method: "DELETE", template: "/2020-06-30/functions/{FunctionName}/code-signing-config")
        case .deleteFunctionConcurrency: Route(method: "DELETE", template: "/2017-10-31/functions/{FunctionName}/concurrency")
        case .deleteFunctionEventInvokeConfig: Route(method: "DELETE", template: "/2019-09-25/functions/{FunctionName}/event-invoke-config")
        case .deleteFunctionUrlConfig: Route(method: "DELETE", template: "/2021-10-31/functions/{FunctionName}/url")
        case .deleteLayerVersion: Route(method: "DELETE", template: "/2018-10-31/layers/{LayerName}/versions/{VersionNumber}")
        case .deleteProvisionedConcurrencyConfig: Route(method: "DELETE", template: "/2019-09-30/functions/{FunctionName}/provisioned-concurrency")
        case .deleteResourcePolicy: Route(method: "DELETE", template: "/2026-07-09/resource-policy/{ResourceArn}")
        case .getAccountSettings: Route(method: "GET", template: "/2016-08-19/account-settings")
        case .getAlias: Route(method: "GET", template: "/2015-03-31/functions/{FunctionName}/aliases/{Name}")
        case .getCapacityProvider: Route(method: "GET", template: "/2025-11-30/capacity-providers/{CapacityProviderName}")
        case .getCodeSigningConfig: Route(method: "GET", template: "/2020-04-22/code-signing-configs/{CodeSigningConfigArn}")
        case .getDurableExecution: Route(method: "GET", template: "/2025-12-01/durable-executions/{DurableExecutionArn}")
        case .getDurableExecutionHistory: Route(method: "GET", template: "/2025-12-01/durable-executions/{DurableExecutionArn}/history")
        case .getDurableExecutionState: Route(method: "GET", template: "/2025-12-01/durable-executions/{DurableExecutionArn}/state")
        case .getEventSourceMapping: Route(method: "GET", template: "/2015-03-31/event-source-mappings/{UUID}")
        case .getFunction: Route(method: "GET", template: "/2015-03-31/functions/{FunctionName}")
        case .getFunctionCodeSigningConfig: Route(method: "GET", template: "/2020-06-30/functions/{FunctionName}/code-signing-config")
        case .getFunctionConcurrency: Route(method: "GET", template: "/2019-09-30/functions/{FunctionName}/concurrency")
        case .getFunctionConfiguration: Route(method: "GET", template: "/2015-03-31/functions/{FunctionName}/configuration")
        case .getFunctionEventInvokeConfig: Route(method: "GET", template: "/2019-09-25/functions/{FunctionName}/event-invoke-config")
        case .getFunctionRecursionConfig: Route(method: "GET", template: "/2024-08-31/functions/{FunctionName}/recursion-config")
        case .getFunctionScalingConfig: Route(method: "GET", template: "/2025-11-30/functions/{FunctionName}/function-scaling-config")
        case .getFunctionUrlConfig: Route(method: "GET", template: "/2021-10-31/functions/{FunctionName}/url")
        case .getLayerVersion: Route(method: "GET", template: "/2018-10-31/layers/{LayerName}/versions/{VersionNumber}")
        case .getLayerVersionByArn: Route(method: "GET", template: "/2018-10-31/layers", selector: QuerySelector(name: "find", value: "LayerVersion"))
        case .getLayerVersionPolicy: Route(method: "GET", template: "/2018-10-31/layers/{LayerName}/versions/{VersionNumber}/policy")
        case .getPolicy: Route(method: "GET", template: "/2015-03-31/functions/{FunctionName}/policy")
        case .getProvisionedConcurrencyConfig: Route(method: "GET", template: "/2019-09-30/functions/{FunctionName}/provisioned-concurrency")
        case .getResourcePolicy: Route(method: "GET", template: "/2026-07-09/resource-policy/{ResourceArn}")
        case .getRuntimeManagementConfig: Route(method: "GET", template: "/2021-07-20/functions/{FunctionName}/runtime-management-config")
        case .invoke: Route(method: "POST", template: "/2015-03-31/functions/{FunctionName}/invocations")
        case .invokeAsync: Route(method: "POST", template: "/2014-11-13/functions/{FunctionName}/invoke-async")
        case .invokeWithResponseStream: Route(method: "POST", template: "/2021-11-15/functions/{FunctionName}/response-streaming-invocations")
        case .listAliases: Route(method: "GET", template: "/2015-03-31/functions/{FunctionName}/aliases")
        case .listCapacityProviders: Route(method: "GET", template: "/2025-11-30/capacity-providers")
        case .listCodeSigningConfigs: Route(method: "GET", template: "/2020-04-22/code-signing-configs")
        case .listDurableExecutionsByFunction: Route(method: "GET", template: "/2025-12-01/functions/{FunctionName}/durable-executions")
        case .listEventSourceMappings: Route(method: "GET", template: "/2015-03-31/event-source-mappings")
        case .listFunctionEventInvokeConfigs: Route(method: "GET", template: "/2019-09-25/functions/{FunctionName}/event-invoke-config/list")
        case .listFunctionUrlConfigs: Route(method: "GET", template: "/2021-10-31/functions/{FunctionName}/urls")
        case .listFunctionVersionsByCapacityProvider: Route(method: "GET", template: "/2025-11-30/capacity-providers/{CapacityProviderName}/function-versions")
        case .listFunctions: Route(method: "GET", template: "/2015-03-31/functions")
        case .listFunctionsByCodeSigningConfig: Route(method: "GET", template: "/2020-04-22/code-signing-configs/{CodeSigningConfigArn}/functions")
        case .listLayerVersions: Route(method: "GET", template: "/2018-10-31/layers/{LayerName}/versions")
        case .listLayers: Route(method: "GET", template: "/2018-10-31/layers")
        case .listProvisionedConcurrencyConfigs: Route(method: "GET", template: "/2019-09-30/functions/{FunctionName}/provisioned-concurrency", selector: QuerySelector(name: "List", value: "ALL"))
        case .listTags: Route(method: "GET", template: "/2017-03-31/tags/{Resource}")
        case .listVersionsByFunction: Route(method: "GET", template: "/2015-03-31/functions/{FunctionName}/versions")
        case .pauseDurableExecution: Route(method: "POST", template: "/2025-12-01/durable-executions/{DurableExecutionArn}/pause")
        case .publishLayerVersion: Route(method: "POST", template: "/2018-10-31/layers/{LayerName}/versions")
        case .publishVersion: Route(method: "POST", template: "/2015-03-31/functions/{FunctionName}/versions")
        case .putFunctionCodeSigningConfig: Route(method: "PUT", template: "/2020-06-30/functions/{FunctionName}/code-signing-config")
        case .putFunctionConcurrency: Route(method: "PUT", template: "/2017-10-31/functions/{FunctionName}/concurrency")
        case .putFunctionEventInvokeConfig: Route(method: "PUT", template: "/2019-09-25/functions/{FunctionName}/event-invoke-config")
        case .putFunctionRecursionConfig: Route(method: "PUT", template: "/2024-08-31/functions/{FunctionName}/recursion-config")
        case .putFunctionScalingConfig: Route(method: "PUT", template: "/2025-11-30/functions/{FunctionName}/function-scaling-config")
        case .putProvisionedConcurrencyConfig: Route(method: "PUT", template: "/2019-09-30/functions/{FunctionName}/provisioned-concurrency")
        case .putResourcePolicy: Route(method: "PUT", template: "/2026-07-09/resource-policy/{ResourceArn}")
        case .putRuntimeManagementConfig: Route(method: "PUT", template: "/2021-07-20/functions/{FunctionName}/runtime-management-config")
        case .removeLayerVersionPermission: Route(method: "DELETE", template: "/2018-10-31/layers/{LayerName}/versions/{VersionNumber}/policy/{StatementId}")
        case .removePermission: Route(method: "DELETE", template: "/2015-03-31/functions/{FunctionName}/policy/{StatementId}")
        case .resumeDurableExecution: Route(method: "POST", template: "/2025-12-01/durable-executions/{DurableExecutionArn}/resume")
        case .sendDurableExecutionCallbackFailure: Route(method: "POST", template: "/2025-12-01/durable-execution-callbacks/{CallbackId}/fail")
        case .sendDurableExecutionCallbackHeartbeat: Route(method: "POST", template: "/2025-12-01/durable-execution-callbacks/{CallbackId}/heartbeat")
        case .sendDurableExecutionCallbackSuccess: Route(method: "POST", template: "/2025-12-01/durable-execution-callbacks/{CallbackId}/succeed")
        case .stopDurableExecution: Route(method: "POST", template: "/2025-12-01/durable-executions/{DurableExecutionArn}/stop")
        case .tagResource: Route(method: "POST", template: "/2017-03-31/tags/{Resource}")
        case .untagResource: Route(method: "DELETE", template: "/2017-03-31/tags/{Resource}")
        case .updateAlias: Route(method: "PUT", template: "/2015-03-31/functions/{FunctionName}/aliases/{Name}")
        case .updateCapacityProvider: Route(method: "PUT", template: "/2025-11-30/capacity-providers/{CapacityProviderName}")
        case .updateCodeSigningConfig: Route(method: "PUT", template: "/2020-04-22/code-signing-configs/{CodeSigningConfigArn}")
        case .updateEventSourceMapping: Route(method: "PUT", template: "/2015-03-31/event-source-mappings/{UUID}")
        case .updateFunctionCode: Route(method: "PUT", template: "/2015-03-31/functions/{FunctionName}/code")
        case .updateFunctionConfiguration: Route(method: "PUT", template: "/2015-03-31/functions/{FunctionName}/configuration")
        case .updateFunctionEventInvokeConfig: Route(method: "POST", template: "/2019-09-25/functions/{FunctionName}/event-invoke-config")
        case .updateFunctionUrlConfig: Route(method: "PUT", template: "/2021-10-31/functions/{FunctionName}/url")
        }
    }
}

extension Operation {
    /// The status of success that the model names.
    package var modeledStatus: Int {
        switch self {
        case .addLayerVersionPermission: 201
        case .addPermission: 201
        case .checkpointDurableExecution: 200
        case .createAlias: 201
        case .createCapacityProvider: 202
        case .createCodeSigningConfig: 201
        case .createEventSourceMapping: 202
        case .createFunction: 201
        case .createFunctionUrlConfig: 201
        case .deleteAlias: 204
        case .deleteCapacityProvider: 202
        case .deleteCodeSigningConfig: 204
        case .deleteDurableExecution: 202
        case .deleteEventSourceMapping: 202
        case .deleteFunction: 200
        case .deleteFunctionCodeSigningConfig: 204
        case .deleteFunctionConcurrency: 204
        case .deleteFunctionEventInvokeConfig: 204
        case .deleteFunctionUrlConfig: 204
        case .deleteLayerVersion: 204
        case .deleteProvisionedConcurrencyConfig: 204
        case .deleteResourcePolicy: 204
        case .getAccountSettings: 200
        case .getAlias: 200
        case .getCapacityProvider: 200
        case .getCodeSigningConfig: 200
        case .getDurableExecution: 200
        case .getDurableExecutionHistory: 200
        case .getDurableExecutionState: 200
        case .getEventSourceMapping: 200
        case .getFunction: 200
        case .getFunctionCodeSigningConfig: 200
        case .getFunctionConcurrency: 200
        case .getFunctionConfiguration: 200
        case .getFunctionEventInvokeConfig: 200
        case .getFunctionRecursionConfig: 200
        case .getFunctionScalingConfig: 200
        case .getFunctionUrlConfig: 200
        case .getLayerVersion: 200
        case .getLayerVersionByArn: 200
        case .getLayerVersionPolicy: 200
        case .getPolicy: 200
        case .getProvisionedConcurrencyConfig: 200
        case .getResourcePolicy: 200
        case .getRuntimeManagementConfig: 200
        case .invoke: 200
        case .invokeAsync: 202
        case .invokeWithResponseStream: 200
        case .listAliases: 200
        case .listCapacityProviders: 200
        case .listCodeSigningConfigs: 200
        case .listDurableExecutionsByFunction: 200
        case .listEventSourceMappings: 200
        case .listFunctionEventInvokeConfigs: 200
        case .listFunctionUrlConfigs: 200
        case .listFunctionVersionsByCapacityProvider: 200
        case .listFunctions: 200
        case .listFunctionsByCodeSigningConfig: 200
        case .listLayerVersions: 200
        case .listLayers: 200
        case .listProvisionedConcurrencyConfigs: 200
        case .listTags: 200
        case .listVersionsByFunction: 200
        case .pauseDurableExecution: 202
        case .publishLayerVersion: 201
        case .publishVersion: 201
        case .putFunctionCodeSigningConfig: 200
        case .putFunctionConcurrency: 200
        case .putFunctionEventInvokeConfig: 200
        case .putFunctionRecursionConfig: 200
        case .putFunctionScalingConfig: 202
        case .putProvisionedConcurrencyConfig: 202
        case .putResourcePolicy: 200
        case .putRuntimeManagementConfig: 200
        case .removeLayerVersionPermission: 204
        case .removePermission: 204
        case .resumeDurableExecution: 202
        case .sendDurableExecutionCallbackFailure: 200
        case .sendDurableExecutionCallbackHeartbeat: 200
        case .sendDurableExecutionCallbackSuccess: 200
        case .stopDurableExecution: 200
        case .tagResource: 204
        case .untagResource: 204
        case .updateAlias: 200
        case .updateCapacityProvider: 202
        case .updateCodeSigningConfig: 200
        case .updateEventSourceMapping: 202
        case .updateFunctionCode: 200
        case .updateFunctionConfiguration: 200
        case .updateFunctionEventInvokeConfig: 200
        case .updateFunctionUrlConfig: 200
        }
    }
}
