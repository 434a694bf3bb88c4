/// The settings of a function whose creation does not name them.
enum FunctionDefaults {
    static let timeout = 3
    static let memorySize = 128
    static let packageType = "Zip"
    static let architecture = "x86_64"
    static let ephemeralStorage = 512
    static let tracingMode = "PassThrough"
    static let snapStart = "None"
}
