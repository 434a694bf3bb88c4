import ControlPlane
import LambdaAPI

extension OperationTable {
    /// How asynchronous invocations and loops of functions are handled.
    static let eventInvoke: [APIOperation: Handler] = [
        .deleteFunctionEventInvokeConfig: done(
            DeleteFunctionEventInvokeConfigRequest.init(document:),
            ControlPlane.deleteFunctionEventInvokeConfig
        ),
        .getFunctionEventInvokeConfig: answer(
            GetFunctionEventInvokeConfigRequest.init(document:),
            ControlPlane.getFunctionEventInvokeConfig
        ),
        .getFunctionRecursionConfig: answer(
            GetFunctionRecursionConfigRequest.init(document:),
            ControlPlane.getFunctionRecursionConfig
        ),
        .listFunctionEventInvokeConfigs: answer(
            ListFunctionEventInvokeConfigsRequest.init(document:),
            ControlPlane.listFunctionEventInvokeConfigs
        ),
        .putFunctionEventInvokeConfig: answer(
            PutFunctionEventInvokeConfigRequest.init(document:),
            ControlPlane.putFunctionEventInvokeConfig
        ),
        .putFunctionRecursionConfig: answer(
            PutFunctionRecursionConfigRequest.init(document:),
            ControlPlane.putFunctionRecursionConfig
        ),
        .updateFunctionEventInvokeConfig: answer(
            UpdateFunctionEventInvokeConfigRequest.init(document:),
            ControlPlane.updateFunctionEventInvokeConfig
        ),
    ]
}
