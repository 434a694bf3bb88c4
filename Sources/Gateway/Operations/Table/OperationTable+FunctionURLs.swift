import ControlPlane
import LambdaAPI

extension OperationTable {
    /// Addresses of functions on the web.
    static let functionURLs: [APIOperation: Handler] = [
        .createFunctionUrlConfig: answer(
            CreateFunctionUrlConfigRequest.init(document:),
            ControlPlane.createFunctionURLConfig
        ),
        .deleteFunctionUrlConfig: done(
            DeleteFunctionUrlConfigRequest.init(document:),
            ControlPlane.deleteFunctionURLConfig
        ),
        .getFunctionUrlConfig: answer(
            GetFunctionUrlConfigRequest.init(document:),
            ControlPlane.getFunctionURLConfig
        ),
        .listFunctionUrlConfigs: answer(
            ListFunctionUrlConfigsRequest.init(document:),
            ControlPlane.listFunctionURLConfigs
        ),
        .updateFunctionUrlConfig: answer(
            UpdateFunctionUrlConfigRequest.init(document:),
            ControlPlane.updateFunctionURLConfig
        ),
    ]
}
