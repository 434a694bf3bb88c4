/// Hears of the environments that it made. Called on the event loop.
protocol ExecutionEnvironmentDelegate: AnyObject {
    func environmentInitialized(_ environment: ExecutionEnvironment, _ status: InitializationStatus)
    func environmentIsAvailable(_ environment: ExecutionEnvironment)
    func environmentIsUnavailable(_ environment: ExecutionEnvironment)
    /// No invocation will come to it; its processes may still be ending.
    func environmentIsEnding(_ environment: ExecutionEnvironment)
    /// Nothing of it is left.
    func environmentIsGone(_ environment: ExecutionEnvironment)
}
