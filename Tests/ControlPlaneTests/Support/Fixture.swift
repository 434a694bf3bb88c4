import ControlPlane
import Execution
import Foundation
import LambdaAPI
import Logging
import Neighbours
import Packages
import Testing

/// A control plane over a store in memory and a fake of what runs functions.
struct Fixture: Sendable {
    static let account = "111111111111"
    static let region = "us-east-1"
    static let role = "arn:aws:iam::111111111111:role/lambda-role"

    let store: MemoryStore
    let preparer: FakePreparer
    let sealer: VariableSealer
    let clock: ManualClock
    let controlPlane: ControlPlane

    init(
        store: MemoryStore = MemoryStore(),
        sealer: VariableSealer = .ephemeral(),
        clock: ManualClock = ManualClock(),
        configuration: ControlPlaneConfiguration = ControlPlaneConfiguration(),
        packages: PackageStore? = nil,
        images: ImageStore? = nil,
        neighbours: NeighbourClient? = nil
    ) {
        let preparer = FakePreparer()
        self.store = store
        self.preparer = preparer
        self.sealer = sealer
        self.clock = clock
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        self.controlPlane = ControlPlane(
            configuration: configuration,
            records: store,
            blobs: store,
            packages: packages,
            images: images,
            neighbours: neighbours,
            vault: VariableVault(sealer: sealer, client: neighbours),
            preparer: preparer,
            codeLocation: { "http://127.0.0.1/code/\($0.digest)" },
            webAddress: { "http://\($0).lambda-url.\($1).localhost/" },
            clock: clock,
            now: { Date(timeIntervalSince1970: 1_700_000_000 + Double(clock.now.offset / .milliseconds(1)) / 1000) },
            logger: logger
        )
    }

    var caller: Caller {
        Caller(
            account: Self.account,
            region: Self.region,
            principalARN: "arn:aws:iam::111111111111:user/tester",
            requestID: "request"
        )
    }

    func key(_ name: String = "fn") -> FunctionKey {
        FunctionKey(account: Self.account, region: Self.region, name: name)
    }

    func arn(_ name: String = "fn") -> String {
        "arn:aws:lambda:us-east-1:111111111111:function:\(name)"
    }

    /// What a creation needs at least.
    static func creation(_ name: String = "fn") -> CreateFunctionRequest {
        CreateFunctionRequest(
            functionName: name,
            runtime: "python3.12",
            role: role,
            handler: "index.handler",
            code: FunctionCode(zipFile: TestZip.function())
        )
    }

    /// Creates a function and waits until it is active.
    @discardableResult
    func makeActive(
        _ name: String = "fn",
        _ adjust: (inout CreateFunctionRequest) -> Void = { _ in }
    ) async throws -> FunctionConfiguration {
        var request = Self.creation(name)
        adjust(&request)
        _ = try await controlPlane.createFunction(request, caller)
        return try await settled(name)
    }

    func configuration(_ name: String = "fn", qualifier: String? = nil) async throws -> FunctionConfiguration {
        let request = GetFunctionConfigurationRequest(functionName: name, qualifier: qualifier)
        return try await controlPlane.getFunctionConfiguration(request, caller)
    }

    /// The function once nothing about it is under way.
    @discardableResult
    func settled(_ name: String = "fn", qualifier: String? = nil) async throws -> FunctionConfiguration {
        while true {
            let configuration = try await configuration(name, qualifier: qualifier)
            if configuration.state != "Pending", configuration.lastUpdateStatus != "InProgress" {
                return configuration
            }
            try await Task.sleep(for: .milliseconds(1))
        }
    }

    @discardableResult
    func update(
        _ name: String = "fn",
        _ adjust: (inout UpdateFunctionConfigurationRequest) -> Void
    ) async throws -> FunctionConfiguration {
        var request = UpdateFunctionConfigurationRequest(functionName: name)
        adjust(&request)
        return try await controlPlane.updateFunctionConfiguration(request, caller)
    }

    /// Updates a function and waits for the end of the update.
    @discardableResult
    func updated(
        _ name: String = "fn",
        _ adjust: (inout UpdateFunctionConfigurationRequest) -> Void
    ) async throws -> FunctionConfiguration {
        try await update(name, adjust)
        return try await settled(name)
    }

    @discardableResult
    func publish(
        _ name: String = "fn",
        _ adjust: (inout PublishVersionRequest) -> Void = { _ in }
    ) async throws -> FunctionConfiguration {
        var request = PublishVersionRequest(functionName: name)
        adjust(&request)
        return try await controlPlane.publishVersion(request, caller)
    }
}

/// The error that a call ends with.
func refusal(_ body: () async throws -> Void) async -> APIError? {
    do {
        try await body()
        return nil
    } catch let error as APIError {
        return error
    } catch {
        Issue.record("not an error of the API: \(error)")
        return nil
    }
}

/// Waits for something that happens in the background.
func eventually(_ condition: () async throws -> Bool) async throws {
    for _ in 0..<2000 {
        if try await condition() { return }
        try await Task.sleep(for: .milliseconds(1))
    }
    Issue.record("it did not happen")
}
