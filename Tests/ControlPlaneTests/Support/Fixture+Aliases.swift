import ControlPlane
import LambdaAPI

extension Fixture {
    @discardableResult
    func createAlias(
        _ name: String,
        version: String,
        weights: [String: Double]? = nil,
        of function: String = "fn"
    ) async throws -> AliasConfiguration {
        let request = CreateAliasRequest(
            functionName: function,
            name: name,
            functionVersion: version,
            routingConfig: weights.map { AliasRoutingConfiguration(additionalVersionWeights: $0) }
        )
        return try await controlPlane.createAlias(request, caller)
    }

    @discardableResult
    func updateAlias(
        _ name: String,
        of function: String = "fn",
        _ adjust: (inout UpdateAliasRequest) -> Void = { _ in }
    ) async throws -> AliasConfiguration {
        var request = UpdateAliasRequest(functionName: function, name: name)
        adjust(&request)
        return try await controlPlane.updateAlias(request, caller)
    }

    func alias(_ name: String, of function: String = "fn") async throws -> AliasConfiguration {
        try await controlPlane.getAlias(GetAliasRequest(functionName: function, name: name), caller)
    }

    func deleteAlias(_ name: String, of function: String = "fn") async throws {
        try await controlPlane.deleteAlias(DeleteAliasRequest(functionName: function, name: name), caller)
    }

    func aliases(
        of function: String = "fn",
        _ adjust: (inout ListAliasesRequest) -> Void = { _ in }
    ) async throws -> ListAliasesResponse {
        var request = ListAliasesRequest(functionName: function)
        adjust(&request)
        return try await controlPlane.listAliases(request, caller)
    }

    /// A function with this many published versions.
    func makeVersions(_ count: Int, of function: String = "fn") async throws {
        try await makeActive(function)
        for number in 1...count {
            try await updated(function) { $0.timeout = number }
            try await publish(function)
        }
    }
}
