extension Operation {
    /// The largest body that the operation takes, in bytes. Requests that can carry a package are as large as its
    /// base64 form; all others, invocations among them, stay at 6 MiB.
    package var maximumBodyBytes: Int {
        switch self {
        case .createFunction, .updateFunctionCode, .publishLayerVersion: 70_167_211
        default: 6_291_456
        }
    }
}
