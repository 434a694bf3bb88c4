import ControlPlane
import LambdaAPI

extension OperationTable {
    /// Code signing configurations and the functions under them.
    static let codeSigning: [APIOperation: Handler] = [
        .createCodeSigningConfig: answer(
            CreateCodeSigningConfigRequest.init(document:),
            ControlPlane.createCodeSigningConfig
        ),
        .deleteCodeSigningConfig: done(
            DeleteCodeSigningConfigRequest.init(document:),
            ControlPlane.deleteCodeSigningConfig
        ),
        .deleteFunctionCodeSigningConfig: done(
            DeleteFunctionCodeSigningConfigRequest.init(document:),
            ControlPlane.deleteFunctionCodeSigningConfig
        ),
        .getCodeSigningConfig: answer(
            GetCodeSigningConfigRequest.init(document:),
            ControlPlane.getCodeSigningConfig
        ),
        .getFunctionCodeSigningConfig: answer(
            GetFunctionCodeSigningConfigRequest.init(document:),
            ControlPlane.getFunctionCodeSigningConfig
        ),
        .listCodeSigningConfigs: answer(
            ListCodeSigningConfigsRequest.init(document:),
            ControlPlane.listCodeSigningConfigs
        ),
        .listFunctionsByCodeSigningConfig: answer(
            ListFunctionsByCodeSigningConfigRequest.init(document:),
            ControlPlane.listFunctionsByCodeSigningConfig
        ),
        .putFunctionCodeSigningConfig: answer(
            PutFunctionCodeSigningConfigRequest.init(document:),
            ControlPlane.putFunctionCodeSigningConfig
        ),
        .updateCodeSigningConfig: answer(
            UpdateCodeSigningConfigRequest.init(document:),
            ControlPlane.updateCodeSigningConfig
        ),
    ]
}
