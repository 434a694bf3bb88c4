import Execution
import Foundation
import LambdaAPI
import Neighbours

/// Applies the configuration members of a request to the settings of a function: each member's rule, the rules between
/// members, then those that need something outside of the function.
struct SettingsRules: Sendable {
    let runtimes: RuntimeRules
    let store: FunctionStore
    let neighbours: NeighbourChecks

    /// The settings that a change leaves.
    ///
    /// - Parameters:
    ///   - current: the settings before; those of a creation are the defaults.
    ///   - key: the function, to which its variables are sealed.
    ///   - variables: seals them, and opens those whose key changes.
    /// - Throws: the refusal of the first member whose rule is broken.
    func apply(
        _ change: ConfigurationChange,
        to current: FunctionSettings,
        of key: FunctionKey,
        variables: VariableReader,
        caller: Caller
    ) async throws(APIError) -> FunctionSettings {
        var settings = try applyMembers(change, to: current)
        try checkBetweenMembers(settings, change)
        try checkNames(change, caller: caller)
        try await checkNeighbours(&settings, change, caller: caller)
        if let arns = change.layers {
            settings.layers = try await checkedLayers(arns, code: settings.code, caller: caller)
        }
        if let environment = change.environment {
            let sealed = try await sealed(environment.variables ?? [:], for: settings, of: key, variables)
            settings.environment = SealedEnvironment(sealed: sealed)
        } else if settings.kmsKeyARN != current.kmsKeyARN, let sealed = current.environment?.sealed {
            let opened = try await opened(sealed, of: key, variables)
            let sealed = try await self.sealed(opened, for: settings, of: key, variables)
            settings.environment = SealedEnvironment(sealed: sealed)
        }
        return settings
    }

    /// What each member says by itself. Layers and variables come last, because they need more than the settings.
    private func applyMembers(
        _ change: ConfigurationChange,
        to current: FunctionSettings
    ) throws(APIError) -> FunctionSettings {
        var settings = current
        try ImageRules.apply(change, to: &settings)
        settings.runtime = change.runtime ?? current.runtime
        // A function that is on a runtime that is refused meanwhile cannot be updated either.
        if !settings.isImage { try runtimes.check(settings.runtime) }
        settings.handler = change.handler ?? current.handler
        settings.description = change.description ?? current.description
        settings.role = change.role ?? current.role
        settings.timeout = change.timeout ?? current.timeout
        settings.memorySize = change.memorySize ?? current.memorySize
        try MemoryRules.check(settings.memorySize)
        settings.ephemeralStorage = change.ephemeralStorage ?? current.ephemeralStorage
        settings.tracingMode = change.tracingMode ?? current.tracingMode
        settings.snapStart = change.snapStart ?? current.snapStart
        if let environment = change.environment {
            try EnvironmentRules.check(environment.variables ?? [:], order: change.variableOrder)
        }
        if let logging = change.logging {
            settings.logging = try LoggingRules.merge(logging, into: current.logging)
        }
        if let vpc = change.vpc {
            settings.vpc = try NetworkRules.apply(vpc, to: current.vpc)
        }
        if let fileSystems = change.fileSystems {
            settings.fileSystems = fileSystems.map(FileSystemReference.init)
            try FileSystemRules.check(settings.fileSystems)
        }
        if let key = change.kmsKeyARN {
            settings.kmsKeyARN = key.isEmpty ? nil : key
        }
        if let deadLetter = change.deadLetter {
            settings.deadLetterTarget = try DeadLetterRules.target(deadLetter)
        }
        return settings
    }

    private func checkBetweenMembers(
        _ settings: FunctionSettings,
        _ change: ConfigurationChange
    ) throws(APIError) {
        try NetworkRules.check(
            fileSystems: settings.fileSystems,
            network: settings.vpc,
            removesNetwork: change.vpc != nil && change.fileSystems == nil
        )
        try SnapStartRules.check(settings)
    }

    /// What the names of things elsewhere say by themselves.
    private func checkNames(_ change: ConfigurationChange, caller: Caller) throws(APIError) {
        if let role = change.role {
            try RoleRules.check(role, caller: caller)
        }
        if let key = change.kmsKeyARN {
            try KeyRules.check(key)
        }
    }

    /// What neighbouring services say about things that the change names.
    private func checkNeighbours(
        _ settings: inout FunctionSettings,
        _ change: ConfigurationChange,
        caller: Caller
    ) async throws(APIError) {
        if let role = change.role {
            try await neighbours.check(role: role)
        }
        let seals = change.environment?.variables?.isEmpty == false
        if change.kmsKeyARN != nil || seals, let key = settings.kmsKeyARN {
            try await neighbours.check(key: key)
        }
        if change.vpc != nil, let network = settings.vpc {
            settings.vpc?.vpcID = try await neighbours.network(network, caller: caller) ?? network.vpcID
        }
        if change.fileSystems != nil {
            for index in settings.fileSystems.indices {
                let arn = settings.fileSystems[index].arn
                settings.fileSystems[index].accessPoint = try await neighbours.accessPoint(arn)
            }
        }
        if change.deadLetter != nil, let target = settings.deadLetterTarget {
            try await neighbours.check(deadLetterTarget: target)
        }
    }

    private func checkedLayers(
        _ arns: [String],
        code: CodeReference,
        caller: Caller
    ) async throws(APIError) -> [LayerReference] {
        let found = try await LayerRules(caller: caller).check(
            arns,
            mayUse: { name async throws(APIError) in
                try await store.admits(caller, to: name.version, of: LayerKey(name))
            },
            find: { name async throws(APIError) in try await store.layerVersion(name) }
        )
        try PackageSizeRules.check(code: code.unzippedSize, layers: found.map(\.unzippedSize))
        return found
    }

    /// - Returns: nil when there are none.
    private func sealed(
        _ values: [String: String],
        for settings: FunctionSettings,
        of key: FunctionKey,
        _ variables: VariableReader
    ) async throws(APIError) -> Data? {
        guard !values.isEmpty else { return nil }
        do {
            return try await variables.seal(values, underKey: settings.kmsKeyARN, of: key)
        } catch {
            switch error {
            case .key(let failure): throw KeyRules.unusable(failure)
            case .sealing: throw .serviceException("The server cannot seal the environment variables: \(error)")
            }
        }
    }

    /// The variables that are under the key that is being replaced.
    private func opened(
        _ sealed: Data,
        of key: FunctionKey,
        _ variables: VariableReader
    ) async throws(APIError) -> [String: String] {
        do {
            return try await variables.open(sealed, of: key)
        } catch {
            if case .key(let failure) = error, failure.kind != .unavailable {
                throw .invalidParameterValueException(KeyRules.environmentError(failure).message)
            }
            throw .serviceException("The server cannot open the environment variables: \(error)")
        }
    }
}

extension FileSystemReference {
    init(_ config: FileSystemConfig) {
        self.init(
            arn: config.arn ?? "",
            localMountPath: config.localMountPath ?? "",
            directS3Read: config.s3FilesConfig?.directS3Read?.rawValue
        )
    }
}
