import ControlPlane
import LambdaAPI

extension OperationTable {
    /// Capacity providers, and how functions on them grow.
    static let capacityProviders: [APIOperation: Handler] = [
        .createCapacityProvider: answer(
            CreateCapacityProviderRequest.init(document:),
            ControlPlane.createCapacityProvider
        ),
        .deleteCapacityProvider: answer(
            DeleteCapacityProviderRequest.init(document:),
            ControlPlane.deleteCapacityProvider
        ),
        .getCapacityProvider: answer(GetCapacityProviderRequest.init(document:), ControlPlane.getCapacityProvider),
        .getFunctionScalingConfig: answer(
            GetFunctionScalingConfigRequest.init(document:),
            ControlPlane.getFunctionScalingConfig
        ),
        .listCapacityProviders: answer(
            ListCapacityProvidersRequest.init(document:),
            ControlPlane.listCapacityProviders
        ),
        .listFunctionVersionsByCapacityProvider: answer(
            ListFunctionVersionsByCapacityProviderRequest.init(document:),
            ControlPlane.listFunctionVersionsByCapacityProvider
        ),
        .putFunctionScalingConfig: answer(
            PutFunctionScalingConfigRequest.init(document:),
            ControlPlane.putFunctionScalingConfig
        ),
        .updateCapacityProvider: answer(
            UpdateCapacityProviderRequest.init(document:),
            ControlPlane.updateCapacityProvider
        ),
    ]
}
