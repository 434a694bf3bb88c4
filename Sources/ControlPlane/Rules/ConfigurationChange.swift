import LambdaAPI

/// The configuration members of a request, which creation and update have in common; an absent one changes nothing.
struct ConfigurationChange: Sendable {
    var description: String?
    var role: String?
    var runtime: String?
    var handler: String?
    var timeout: Int?
    var memorySize: Int?
    var ephemeralStorage: Int?
    var vpc: VpcConfig?
    var environment: Environment?
    /// The names of the variables in the order of the request.
    var variableOrder: [String]?
    var kmsKeyARN: String?
    var tracingMode: String?
    var layers: [String]?
    var fileSystems: [FileSystemConfig]?
    var deadLetter: DeadLetterConfig?
    var image: ImageConfig?
    var snapStart: String?
    var logging: LoggingConfig?

    init(_ request: CreateFunctionRequest, variableOrder: [String]?) {
        self.description = request.description
        self.role = request.role
        self.runtime = request.runtime?.rawValue
        self.handler = request.handler
        self.timeout = request.timeout
        self.memorySize = request.memorySize
        self.ephemeralStorage = request.ephemeralStorage?.size
        self.vpc = request.vpcConfig
        self.environment = request.environment
        self.variableOrder = variableOrder
        self.kmsKeyARN = request.kmsKeyArn
        self.tracingMode = request.tracingConfig?.mode?.rawValue
        self.layers = request.layers
        self.fileSystems = request.fileSystemConfigs
        self.deadLetter = request.deadLetterConfig
        self.image = request.imageConfig
        self.snapStart = request.snapStart?.applyOn?.rawValue
        self.logging = request.loggingConfig
    }

    init(_ request: UpdateFunctionConfigurationRequest, variableOrder: [String]?) {
        self.description = request.description
        self.role = request.role
        self.runtime = request.runtime?.rawValue
        self.handler = request.handler
        self.timeout = request.timeout
        self.memorySize = request.memorySize
        self.ephemeralStorage = request.ephemeralStorage?.size
        self.vpc = request.vpcConfig
        self.environment = request.environment
        self.variableOrder = variableOrder
        self.kmsKeyARN = request.kmsKeyArn
        self.tracingMode = request.tracingConfig?.mode?.rawValue
        self.layers = request.layers
        self.fileSystems = request.fileSystemConfigs
        self.deadLetter = request.deadLetterConfig
        self.image = request.imageConfig
        self.snapStart = request.snapStart?.applyOn?.rawValue
        self.logging = request.loggingConfig
    }
}
