import Foundation
import LambdaAPI

extension SettingsRules {
    /// The settings of a function about which nothing is said but what creation requires.
    static func initial(
        name: String,
        role: String,
        runtime: String,
        handler: String,
        architecture: String?
    ) -> FunctionSettings {
        FunctionSettings(
            generation: Identity.make(),
            description: "",
            role: role,
            runtime: runtime,
            handler: handler,
            timeout: FunctionDefaults.timeout,
            memorySize: FunctionDefaults.memorySize,
            packageType: FunctionDefaults.packageType,
            architecture: architecture ?? FunctionDefaults.architecture,
            ephemeralStorage: FunctionDefaults.ephemeralStorage,
            environment: nil,
            kmsKeyARN: nil,
            layers: [],
            fileSystems: [],
            vpc: nil,
            deadLetterTarget: nil,
            tracingMode: FunctionDefaults.tracingMode,
            logging: LoggingRules.initial(functionName: name),
            snapStart: FunctionDefaults.snapStart,
            code: CodeReference(digest: "", size: 0, unzippedSize: 0, sourceKMSKeyARN: nil)
        )
    }
}
