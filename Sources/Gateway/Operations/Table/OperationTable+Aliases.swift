import ControlPlane
import LambdaAPI

extension OperationTable {
    /// Names for versions.
    static let aliases: [APIOperation: Handler] = [
        .createAlias: answer(CreateAliasRequest.init(document:), ControlPlane.createAlias),
        .deleteAlias: done(DeleteAliasRequest.init(document:), ControlPlane.deleteAlias),
        .getAlias: answer(GetAliasRequest.init(document:), ControlPlane.getAlias),
        .listAliases: answer(ListAliasesRequest.init(document:), ControlPlane.listAliases),
        .updateAlias: answer(UpdateAliasRequest.init(document:), ControlPlane.updateAlias),
    ]
}
