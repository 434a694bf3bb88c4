// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

package import Foundation

/// The model's `ImageConfig`.
package struct ImageConfig: Sendable, Equatable, Codable {
    /// `EntryPoint`
    package var entryPoint: [String]?
    /// `Command`
    package var command: [String]?
    /// `WorkingDirectory`
    package var workingDirectory: String?

    /// Every member, each absent unless given.
    package init(
        entryPoint: [String]? = nil,
        command: [String]? = nil,
        workingDirectory: String? = nil
    ) {
        self.entryPoint = entryPoint
        self.command = command
        self.workingDirectory = workingDirectory
    }

    private enum CodingKeys: String, CodingKey {
        case entryPoint = "EntryPoint"
        case command = "Command"
        case workingDirectory = "WorkingDirectory"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.entryPoint = document["EntryPoint"].flatMap { $0.arrayValue?.compactMap { $0.stringValue } }
        self.command = document["Command"].flatMap { $0.arrayValue?.compactMap { $0.stringValue } }
        self.workingDirectory = document["WorkingDirectory"].flatMap { $0.stringValue }
    }
}

/// The model's `ImageConfigError`.
package struct ImageConfigError: Sendable, Equatable, Codable {
    /// `ErrorCode`
    package var errorCode: String?
    /// `Message`
    package var message: String?

    /// Every member, each absent unless given.
    package init(
        errorCode: String? = nil,
        message: String? = nil
    ) {
        self.errorCode = errorCode
        self.message = message
    }

    private enum CodingKeys: String, CodingKey {
        case errorCode = "ErrorCode"
        case message = "Message"
    }
}

/// The model's `ImageConfigResponse`.
package struct ImageConfigResponse: Sendable, Equatable, Codable {
    /// `ImageConfig`
    package var imageConfig: ImageConfig?
    /// `Error`
    package var error: ImageConfigError?

    /// Every member, each absent unless given.
    package init(
        imageConfig: ImageConfig? = nil,
        error: ImageConfigError? = nil
    ) {
        self.imageConfig = imageConfig
        self.error = error
    }

    private enum CodingKeys: String, CodingKey {
        case imageConfig = "ImageConfig"
        case error = "Error"
    }
}

/// The model's `InstanceRequirements`.
package struct InstanceRequirements: Sendable, Equatable, Codable {
    /// `Architectures`
    package var architectures: [Architecture]?
    /// `AllowedInstanceTypes`
    package var allowedInstanceTypes: [String]?
    /// `ExcludedInstanceTypes`
    package var excludedInstanceTypes: [String]?

    /// Every member, each absent unless given.
    package init(
        architectures: [Architecture]? = nil,
        allowedInstanceTypes: [String]? = nil,
        excludedInstanceTypes: [String]? = nil
    ) {
        self.architectures = architectures
        self.allowedInstanceTypes = allowedInstanceTypes
        self.excludedInstanceTypes = excludedInstanceTypes
    }

    private enum CodingKeys: String, CodingKey {
        case architectures = "Architectures"
        case allowedInstanceTypes = "AllowedInstanceTypes"
        case excludedInstanceTypes = "ExcludedInstanceTypes"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.architectures = document["Architectures"].flatMap { $0.arrayValue?.compactMap { $0.stringValue.map(Architecture.init(rawValue:)) } }
        self.allowedInstanceTypes = document["AllowedInstanceTypes"].flatMap { $0.arrayValue?.compactMap { $0.stringValue } }
        self.excludedInstanceTypes = document["ExcludedInstanceTypes"].flatMap { $0.arrayValue?.compactMap { $0.stringValue } }
    }
}

/// The model's `InvocationCompletedDetails`.
package struct InvocationCompletedDetails: Sendable, Equatable, Codable {
    /// `StartTimestamp`
    package var startTimestamp: Date?
    /// `EndTimestamp`
    package var endTimestamp: Date?
    /// `RequestId`
    package var requestId: String?
    /// `Error`
    package var error: EventError?

    /// Every member, each absent unless given.
    package init(
        startTimestamp: Date? = nil,
        endTimestamp: Date? = nil,
        requestId: String? = nil,
        error: EventError? = nil
    ) {
        self.startTimestamp = startTimestamp
        self.endTimestamp = endTimestamp
        self.requestId = requestId
        self.error = error
    }

    private enum CodingKeys: String, CodingKey {
        case startTimestamp = "StartTimestamp"
        case endTimestamp = "EndTimestamp"
        case requestId = "RequestId"
        case error = "Error"
    }
}
