import ControlPlane
import LambdaAPI

extension OperationTable {
    /// Policies of functions and of layers.
    static let policies: [APIOperation: Handler] = [
        .addLayerVersionPermission: answer(
            AddLayerVersionPermissionRequest.init(document:),
            ControlPlane.addLayerVersionPermission
        ),
        .addPermission: answer(AddPermissionRequest.init(document:), ControlPlane.addPermission),
        .deleteResourcePolicy: done(DeleteResourcePolicyRequest.init(document:), ControlPlane.deleteResourcePolicy),
        .getLayerVersionPolicy: answer(
            GetLayerVersionPolicyRequest.init(document:),
            ControlPlane.getLayerVersionPolicy
        ),
        .getPolicy: answer(GetPolicyRequest.init(document:), ControlPlane.getPolicy),
        .getResourcePolicy: answer(GetResourcePolicyRequest.init(document:), ControlPlane.getResourcePolicy),
        .putResourcePolicy: answer(PutResourcePolicyRequest.init(document:), ControlPlane.putResourcePolicy),
        .removeLayerVersionPermission: done(
            RemoveLayerVersionPermissionRequest.init(document:),
            ControlPlane.removeLayerVersionPermission
        ),
        .removePermission: done(RemovePermissionRequest.init(document:), ControlPlane.removePermission),
    ]
}
