import Execution
import LambdaAPI

extension AliasRecord {
    /// The alias as a response shows it.
    func configuration(of function: FunctionKey) -> AliasConfiguration {
        AliasConfiguration(
            aliasArn: function.arn + ":" + name,
            name: name,
            functionVersion: functionVersion,
            description: description,
            routingConfig: additional.map {
                AliasRoutingConfiguration(additionalVersionWeights: [$0.version: $0.weight])
            },
            revisionId: revisionID
        )
    }
}
