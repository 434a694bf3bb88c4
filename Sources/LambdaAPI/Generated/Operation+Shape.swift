// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

extension Operation {
    /// What a request may and must carry.
    package var input: StructureShape {
        switch self {
        case .addLayerVersionPermission: Shapes.addLayerVersionPermissionRequest
        case .addPermission: Shapes.addPermissionRequest
        case .checkpointDurableExecution: Shapes.checkpointDurableExecutionRequest
        case .createAlias: Shapes.createAliasRequest
        case .createCapacityProvider: Shapes.createCapacityProviderRequest
        case .createCodeSigningConfig: Shapes.createCodeSigningConfigRequest
        case .createEventSourceMapping: Shapes.createEventSourceMappingRequest
        case .createFunction: Shapes.createFunctionRequest
        case .createFunctionUrlConfig: Shapes.createFunctionUrlConfigRequest
        case .deleteAlias: Shapes.deleteAliasRequest
        case .deleteCapacityProvider: Shapes.deleteCapacityProviderRequest
        case .deleteCodeSigningConfig: Shapes.deleteCodeSigningConfigRequest
        case .deleteDurableExecution: Shapes.deleteDurableExecutionRequest
        case .deleteEventSourceMapping: Shapes.deleteEventSourceMappingRequest
        case .deleteFunction: Shapes.deleteFunctionRequest
        case .deleteFunctionCodeSigningConfig: Shapes.deleteFunctionCodeSigningConfigRequest
        case .deleteFunctionConcurrency: Shapes.deleteFunctionConcurrencyRequest
        case .deleteFunctionEventInvokeConfig: Shapes.deleteFunctionEventInvokeConfigRequest
        case .deleteFunctionUrlConfig: Shapes.deleteFunctionUrlConfigRequest
        case .deleteLayerVersion: Shapes.deleteLayerVersionRequest
        case .deleteProvisionedConcurrencyConfig: Shapes.deleteProvisionedConcurrencyConfigRequest
        case .deleteResourcePolicy: Shapes.deleteResourcePolicyRequest
        case .getAccountSettings: Shapes.getAccountSettingsRequest
        case .getAlias: Shapes.getAliasRequest
        case .getCapacityProvider: Shapes.getCapacityProviderRequest
        case .getCodeSigningConfig: Shapes.getCodeSigningConfigRequest
        case .getDurableExecution: Shapes.getDurableExecutionRequest
        case .getDurableExecutionHistory: Shapes.getDurableExecutionHistoryRequest
        case .getDurableExecutionState: Shapes.getDurableExecutionStateRequest
        case .getEventSourceMapping: Shapes.getEventSourceMappingRequest
        case .getFunction: Shapes.getFunctionRequest
        case .getFunctionCodeSigningConfig: Shapes.getFunctionCodeSigningConfigRequest
        case .getFunctionConcurrency: Shapes.getFunctionConcurrencyRequest
        case .getFunctionConfiguration: Shapes.getFunctionConfigurationRequest
        case .getFunctionEventInvokeConfig: Shapes.getFunctionEventInvokeConfigRequest
        case .getFunctionRecursionConfig: Shapes.getFunctionRecursionConfigRequest
        case .getFunctionScalingConfig: Shapes.getFunctionScalingConfigRequest
        case .getFunctionUrlConfig: Shapes.getFunctionUrlConfigRequest
        case .getLayerVersion: Shapes.getLayerVersionRequest
        case .getLayerVersionByArn: Shapes.getLayerVersionByArnRequest
        case .getLayerVersionPolicy: Shapes.getLayerVersionPolicyRequest
        case .getPolicy: Shapes.getPolicyRequest
        case .getProvisionedConcurrencyConfig: Shapes.getProvisionedConcurrencyConfigRequest
        case .getResourcePolicy: Shapes.getResourcePolicyRequest
        case .getRuntimeManagementConfig: Shapes.getRuntimeManagementConfigRequest
        case .invoke: Shapes.invocationRequest
        case .invokeAsync: Shapes.invokeAsyncRequest
        case .invokeWithResponseStream: Shapes.invokeWithResponseStreamRequest
        case .listAliases: Shapes.listAliasesRequest
        case .listCapacityProviders: Shapes.listCapacityProvidersRequest
        case .listCodeSigningConfigs: Shapes.listCodeSigningConfigsRequest
        case .listDurableExecutionsByFunction: Shapes.listDurableExecutionsByFunctionRequest
        case .listEventSourceMappings: Shapes.listEventSourceMappingsRequest
        case .listFunctionEventInvokeConfigs: Shapes.listFunctionEventInvokeConfigsRequest
        case .listFunctionUrlConfigs: Shapes.listFunctionUrlConfigsRequest
        case .listFunctionVersionsByCapacityProvider: Shapes.listFunctionVersionsByCapacityProviderRequest
        case .listFunctions: Shapes.listFunctionsRequest
        case .listFunctionsByCodeSigningConfig: Shapes.listFunctionsByCodeSigningConfigRequest
        case .listLayerVersions: Shapes.listLayerVersionsRequest
        case .listLayers: Shapes.listLayersRequest
        case .listProvisionedConcurrencyConfigs: Shapes.listProvisionedConcurrencyConfigsRequest
        case .listTags: Shapes.listTagsRequest
        case .listVersionsByFunction: Shapes.listVersionsByFunctionRequest
        case .pauseDurableExecution: Shapes.pauseDurableExecutionRequest
        case .publishLayerVersion: Shapes.publishLayerVersionRequest
        case .publishVersion: Shapes.publishVersionRequest
        case .putFunctionCodeSigningConfig: Shapes.putFunctionCodeSigningConfigRequest
        case .putFunctionConcurrency: Shapes.putFunctionConcurrencyRequest
        case .putFunctionEventInvokeConfig: Shapes.putFunctionEventInvokeConfigRequest
        case .putFunctionRecursionConfig: Shapes.putFunctionRecursionConfigRequest
        case .putFunctionScalingConfig: Shapes.putFunctionScalingConfigRequest
        case .putProvisionedConcurrencyConfig: Shapes.putProvisionedConcurrencyConfigRequest
        case .putResourcePolicy: Shapes.putResourcePolicyRequest
        case .putRuntimeManagementConfig: Shapes.putRuntimeManagementConfigRequest
        case .removeLayerVersionPermission: Shapes.removeLayerVersionPermissionRequest
        case .removePermission: Shapes.removePermissionRequest
        case .resumeDurableExecution: Shapes.resumeDurableExecutionRequest
        case .sendDurableExecutionCallbackFailure: Shapes.sendDurableExecutionCallbackFailureRequest
        case .sendDurableExecutionCallbackHeartbeat: Shapes.sendDurableExecutionCallbackHeartbeatRequest
        case .sendDurableExecutionCallbackSuccess: Shapes.sendDurableExecutionCallbackSuccessRequest
        case .stopDurableExecution: Shapes.stopDurableExecutionRequest
        case .tagResource: Shapes.tagResourceRequest
        case .untagResource: Shapes.untagResourceRequest
        case .updateAlias: Shapes.updateAliasRequest
        case .updateCapacityProvider: Shapes.updateCapacityProviderRequest
        case .updateCodeSigningConfig: Shapes.updateCodeSigningConfigRequest
        case .updateEventSourceMapping: Shapes.updateEventSourceMappingRequest
        case .updateFunctionCode: Shapes.updateFunctionCodeRequest
        case .updateFunctionConfiguration: Shapes.updateFunctionConfigurationRequest
        case .updateFunctionEventInvokeConfig: Shapes.updateFunctionEventInvokeConfigRequest
        case .updateFunctionUrlConfig: Shapes.updateFunctionUrlConfigRequest
        }
    }
}

extension Operation {
    /// Whether the model gives the answer any members.
    package var hasOutput: Bool {
        switch self {
        case .deleteAlias: false
        case .deleteFunctionCodeSigningConfig: false
        case .deleteFunctionConcurrency: false
        case .deleteFunctionEventInvokeConfig: false
        case .deleteFunctionUrlConfig: false
        case .deleteLayerVersion: false
        case .deleteProvisionedConcurrencyConfig: false
        case .deleteResourcePolicy: false
        case .removeLayerVersionPermission: false
        case .removePermission: false
        case .tagResource: false
        case .untagResource: false
        default: true
        }
    }
}
