/// Why a call of the Extensions API is refused: a type and a text, always with the status 403.
struct ExtensionsRefusal: Error, Equatable, Sendable {
    let type: String
    let message: String

    static let emptyName = ExtensionsRefusal(type: "Extension.InvalidExtensionName", message: "Empty extension name")
    static let longName = ExtensionsRefusal(type: "Extension.InvalidExtensionName", message: "Extension name too long")
    static let missingIdentifier = ExtensionsRefusal(
        type: "Extension.MissingExtensionIdentifier",
        message: "Missing Lambda-Extension-Identifier header"
    )
    static let invalidIdentifier = ExtensionsRefusal(
        type: "Extension.InvalidExtensionIdentifier",
        message: "Invalid Lambda-Extension-Identifier"
    )
    static let missingErrorType = ExtensionsRefusal(
        type: "Extension.MissingHeader",
        message: "Lambda-Extension-Function-Error-Type not found"
    )
    static let registrationClosed = ExtensionsRefusal(
        type: "Extension.RegistrationClosed",
        message: "Extension registration closed already"
    )
    static let nameTaken = ExtensionsRefusal(
        type: "Extension.InvalidExtensionState",
        message: "Extension with this name already registered"
    )
    static let tooMany = ExtensionsRefusal(
        type: "Extension.TooManyExtensions",
        message: "Extension limit (\(ExtensionsStateMachine.limit)) reached"
    )

    static func malformed(_ reason: String) -> ExtensionsRefusal {
        ExtensionsRefusal(type: "InvalidRequestFormat", message: reason)
    }

    /// - Parameter isInternal: the extension is none of a file, and such are not told of the end.
    static func invalidEvent(_ name: String, isInternal: Bool) -> ExtensionsRefusal {
        let isShutdown = isInternal && name == ExtensionEvent.shutdown.rawValue
        let reason = isShutdown ? "ShutdownEventNotSupportedForInternalExtension" : "ErrorInvalidEventType"
        return ExtensionsRefusal(type: "Extension.InvalidEventType", message: "\(name): \(reason)")
    }

    static func unknown(_ identifier: String) -> ExtensionsRefusal {
        ExtensionsRefusal(type: "Extension.UnknownExtensionIdentifier", message: "Unknown extension \(identifier)")
    }

    /// - Parameter who: a name where the extension has no identifier yet, else that.
    static func transition(from: String, to: String, of who: String) -> ExtensionsRefusal {
        ExtensionsRefusal(
            type: "Extension.InvalidExtensionState",
            message: "State transition from \(from) to \(to) failed for extension \(who). "
                + "Error: State transition is not allowed"
        )
    }
}
