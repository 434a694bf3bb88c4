import ControlPlane
import LambdaAPI

extension OperationTable {
    /// Published versions.
    static let versions: [APIOperation: Handler] = [
        .listVersionsByFunction: answer(
            ListVersionsByFunctionRequest.init(document:),
            ControlPlane.listVersionsByFunction
        ),
        .publishVersion: answer(PublishVersionRequest.init(document:), ControlPlane.publishVersion),
    ]
}
