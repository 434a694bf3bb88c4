import ControlPlane
import LambdaAPI

extension OperationTable {
    /// Reserved and provisioned concurrency, and what the account has.
    static let concurrency: [APIOperation: Handler] = [
        .deleteFunctionConcurrency: done(
            DeleteFunctionConcurrencyRequest.init(document:),
            ControlPlane.deleteFunctionConcurrency
        ),
        .getAccountSettings: answer(GetAccountSettingsRequest.init(document:), ControlPlane.getAccountSettings),
        .getFunctionConcurrency: answer(
            GetFunctionConcurrencyRequest.init(document:),
            ControlPlane.getFunctionConcurrency
        ),
        .deleteProvisionedConcurrencyConfig: done(
            DeleteProvisionedConcurrencyConfigRequest.init(document:),
            ControlPlane.deleteProvisionedConcurrencyConfig
        ),
        .getProvisionedConcurrencyConfig: answer(
            GetProvisionedConcurrencyConfigRequest.init(document:),
            ControlPlane.getProvisionedConcurrencyConfig
        ),
        .listProvisionedConcurrencyConfigs: answer(
            ListProvisionedConcurrencyConfigsRequest.init(document:),
            ControlPlane.listProvisionedConcurrencyConfigs
        ),
        .putProvisionedConcurrencyConfig: answer(
            PutProvisionedConcurrencyConfigRequest.init(document:),
            ControlPlane.putProvisionedConcurrencyConfig
        ),
        .putFunctionConcurrency: answer(
            PutFunctionConcurrencyRequest.init(document:),
            ControlPlane.putFunctionConcurrency
        ),
    ]
}
