import ControlPlane
import Foundation
import LambdaAPI

/// Which call of the control plane performs which operation.
enum OperationTable {
    /// Performs an operation and gives the JSON of its answer; nil for an empty body.
    typealias Handler = @Sendable (OperationRequest, ControlPlane) async throws(APIError) -> Data?

    static let handlers: [APIOperation: Handler] = [
        .createFunction: { request, controlPlane throws(APIError) in
            try json(
                await controlPlane.createFunction(
                    CreateFunctionRequest(document: request.input),
                    variableOrder: variableOrder(request),
                    request.caller
                )
            )
        },
        .deleteFunction: { request, controlPlane throws(APIError) in
            try await controlPlane.deleteFunction(DeleteFunctionRequest(document: request.input), request.caller)
            return nil
        },
        .deleteLayerVersion: { request, controlPlane throws(APIError) in
            try await controlPlane.deleteLayerVersion(
                DeleteLayerVersionRequest(document: request.input),
                request.caller
            )
            return nil
        },
        .getFunction: { request, controlPlane throws(APIError) in
            try json(await controlPlane.getFunction(GetFunctionRequest(document: request.input), request.caller))
        },
        .getFunctionConfiguration: { request, controlPlane throws(APIError) in
            try json(
                await controlPlane.getFunctionConfiguration(
                    GetFunctionConfigurationRequest(document: request.input),
                    request.caller
                )
            )
        },
        .getLayerVersion: { request, controlPlane throws(APIError) in
            try json(
                await controlPlane.getLayerVersion(GetLayerVersionRequest(document: request.input), request.caller)
            )
        },
        .getLayerVersionByArn: { request, controlPlane throws(APIError) in
            try json(
                await controlPlane.getLayerVersionByArn(
                    GetLayerVersionByArnRequest(document: request.input),
                    request.caller
                )
            )
        },
        .listFunctions: { request, controlPlane throws(APIError) in
            try json(await controlPlane.listFunctions(ListFunctionsRequest(document: request.input), request.caller))
        },
        .listLayers: { request, controlPlane throws(APIError) in
            try json(await controlPlane.listLayers(ListLayersRequest(document: request.input), request.caller))
        },
        .listLayerVersions: { request, controlPlane throws(APIError) in
            try json(
                await controlPlane.listLayerVersions(ListLayerVersionsRequest(document: request.input), request.caller)
            )
        },
        .listVersionsByFunction: { request, controlPlane throws(APIError) in
            try json(
                await controlPlane.listVersionsByFunction(
                    ListVersionsByFunctionRequest(document: request.input),
                    request.caller
                )
            )
        },
        .publishLayerVersion: { request, controlPlane throws(APIError) in
            try json(
                await controlPlane.publishLayerVersion(
                    PublishLayerVersionRequest(document: request.input),
                    request.caller
                )
            )
        },
        .publishVersion: { request, controlPlane throws(APIError) in
            try json(await controlPlane.publishVersion(PublishVersionRequest(document: request.input), request.caller))
        },
        .updateFunctionCode: { request, controlPlane throws(APIError) in
            try json(
                await controlPlane.updateFunctionCode(
                    UpdateFunctionCodeRequest(document: request.input),
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

    private static func json(_ value: some Encodable) throws(APIError) -> Data {
        do {
            return try ResponseEncoder.encode(value)
        } catch {
            throw .serviceException("The answer could not be written.")
        }
    }

    /// The order in which the caller listed the variables, which one error text repeats.
    private static func variableOrder(_ request: OperationRequest) -> [String]? {
        guard request.input["Environment"]?["Variables"] != nil, let body = request.body else { return nil }
        return JSONKeyOrder.keys(ofObjectAt: ["Environment", "Variables"], in: body)
    }
}
