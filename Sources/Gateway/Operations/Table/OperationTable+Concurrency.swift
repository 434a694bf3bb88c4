import ControlPlane
import LambdaAPI

extension OperationTable {
    /// Reserved and provisioned concurrency.
    static let concurrency: [APIOperation: Handler] = [
        .deleteFunctionConcurrency: done(
            DeleteFunctionConcurrencyRequest.init(document:),
            ControlPlane.deleteFunctionConcurrency
        ),
        .getFunctionConcurrency: answer(
            GetFunctionConcurrencyRequest.init(document:),
            ControlPlane.getFunctionConcurrency
        ),
        .putFunctionConcurrency: answer(
            PutFunctionConcurrencyRequest.init(document:),
            ControlPlane.putFunctionConcurrency
        ),
    ]
}
