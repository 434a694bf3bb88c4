// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

/// Values of the model's `FullDocument`; others are kept as they came.
package struct FullDocument: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// The value on the wire.
    package var rawValue: String
    /// Any value, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }
    /// Any value, known or not.
    package init(stringLiteral value: String) { rawValue = value }

    /// `UpdateLookup`
    package static let updateLookup = Self(rawValue: "UpdateLookup")
    /// `Default`
    package static let `default` = Self(rawValue: "Default")

    /// The known values, in the order of the model.
    package static let allValues: [Self] = [
        .updateLookup,
        .`default`,
    ]
}

/// Values of the model's `FunctionResponseType`; others are kept as they came.
package struct FunctionResponseType: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// The value on the wire.
    package var rawValue: String
    /// Any value, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }
    /// Any value, known or not.
    package init(stringLiteral value: String) { rawValue = value }

    /// `ReportBatchItemFailures`
    package static let reportBatchItemFailures = Self(rawValue: "ReportBatchItemFailures")

    /// The known values, in the order of the model.
    package static let allValues: [Self] = [
        .reportBatchItemFailures,
    ]
}

/// Values of the model's `FunctionUrlAuthType`; others are kept as they came.
package struct FunctionUrlAuthType: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// The value on the wire.
    package var rawValue: String
    /// Any value, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }
    /// Any value, known or not.
    package init(stringLiteral value: String) { rawValue = value }

    /// `NONE`
    package static let noneValue = Self(rawValue: "NONE")
    /// `AWS_IAM`
    package static let awsIam = Self(rawValue: "AWS_IAM")

    /// The known values, in the order of the model.
    package static let allValues: [Self] = [
        .noneValue,
        .awsIam,
    ]
}

/// Values of the model's `FunctionVersion`; others are kept as they came.
package struct FunctionVersion: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// The value on the wire.
    package var rawValue: String
    /// Any value, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }
    /// Any value, known or not.
    package init(stringLiteral value: String) { rawValue = value }

    /// `ALL`
    package static let all = Self(rawValue: "ALL")

    /// The known values, in the order of the model.
    package static let allValues: [Self] = [
        .all,
    ]
}

/// Values of the model's `FunctionVersionLatestPublished`; others are kept as they came.
package struct FunctionVersionLatestPublished: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// The value on the wire.
    package var rawValue: String
    /// Any value, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }
    /// Any value, known or not.
    package init(stringLiteral value: String) { rawValue = value }

    /// `LATEST_PUBLISHED`
    package static let latestPublished = Self(rawValue: "LATEST_PUBLISHED")

    /// The known values, in the order of the model.
    package static let allValues: [Self] = [
        .latestPublished,
    ]
}
