import ControlPlane
import LambdaAPI

extension OperationTable {
    /// Functions themselves.
    static let functions: [APIOperation: Handler] = [
        .deleteFunction: done(DeleteFunctionRequest.init(document:), ControlPlane.deleteFunction),
        .getFunction: answer(GetFunctionRequest.init(document:), ControlPlane.getFunction),
        .getFunctionConfiguration: answer(
            GetFunctionConfigurationRequest.init(document:),
            ControlPlane.getFunctionConfiguration
        ),
        .getRuntimeManagementConfig: answer(
            GetRuntimeManagementConfigRequest.init(document:),
            ControlPlane.getRuntimeManagementConfig
        ),
        .putRuntimeManagementConfig: answer(
            PutRuntimeManagementConfigRequest.init(document:),
            ControlPlane.putRuntimeManagementConfig
        ),
        .listFunctions: answer(ListFunctionsRequest.init(document:), ControlPlane.listFunctions),
        .updateFunctionCode: answer(UpdateFunctionCodeRequest.init(document:), ControlPlane.updateFunctionCode),
        .createFunction: { request, controlPlane throws(APIError) in
            try json(
                await controlPlane.createFunction(
                    CreateFunctionRequest(document: request.input),
                    variableOrder: variableOrder(request),
                    request.caller
                )
            )
        },
        .updateFunctionConfiguration: { request, controlPlane throws(APIError) in
            try json(
                await controlPlane.updateFunctionConfiguration(
                    UpdateFunctionConfigurationRequest(document: request.input),
                    variableOrder: variableOrder(request),
                    request.caller
                )
            )
        },
    ]

    /// The order in which the caller listed the variables, which one error text repeats.
    private static func variableOrder(_ request: OperationRequest) -> [String]? {
        guard request.input["Environment"]?["Variables"] != nil, let body = request.body else { return nil }
        return JSONKeyOrder.keys(ofObjectAt: ["Environment", "Variables"], in: body)
    }
}
