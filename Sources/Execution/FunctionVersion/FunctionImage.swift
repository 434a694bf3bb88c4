/// The container image that a version of a function is, and what its `ImageConfig` says against the image's own settings.
package struct FunctionImage: Sendable, Equatable {
    /// The image's name with its digest in it.
    package var pinned: String
    /// In the place of the image's ENTRYPOINT; nil or empty keeps that.
    package var entryPoint: [String]?
    /// In the place of the image's CMD; nil or empty keeps that.
    package var command: [String]?
    /// In the place of the image's WORKDIR; nil or empty keeps that.
    package var workingDirectory: String?

    /// An image from its name and settings.
    package init(
        pinned: String,
        entryPoint: [String]? = nil,
        command: [String]? = nil,
        workingDirectory: String? = nil
    ) {
        self.pinned = pinned
        self.entryPoint = entryPoint
        self.command = command
        self.workingDirectory = workingDirectory
    }
}
