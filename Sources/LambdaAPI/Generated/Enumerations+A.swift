// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

/// Values of the model's `ApplicationLogLevel`; others are kept as they came.
package struct ApplicationLogLevel: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// The value on the wire.
    package var rawValue: String
    /// Any value, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }
    /// Any value, known or not.
    package init(stringLiteral value: String) { rawValue = value }

    /// `TRACE`
    package static let trace = Self(rawValue: "TRACE")
    /// `DEBUG`
    package static let debug = Self(rawValue: "DEBUG")
    /// `INFO`
    package static let info = Self(rawValue: "INFO")
    /// `WARN`
    package static let warn = Self(rawValue: "WARN")
    /// `ERROR`
    package static let error = Self(rawValue: "ERROR")
    /// `FATAL`
    package static let fatal = Self(rawValue: "FATAL")

    /// The known values, in the order of the model.
    package static let allValues: [Self] = [
        .trace,
        .debug,
        .info,
        .warn,
        .error,
        .fatal,
    ]
}

/// Values of the model's `Architecture`; others are kept as they came.
package struct Architecture: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// The value on the wire.
    package var rawValue: String
    /// Any value, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }
    /// Any value, known or not.
    package init(stringLiteral value: String) { rawValue = value }

    /// `x86_64`
    package static let x86_64 = Self(rawValue: "x86_64")
    /// `arm64`
    package static let arm64 = Self(rawValue: "arm64")

    /// The known values, in the order of the model.
    package static let allValues: [Self] = [
        .x86_64,
        .arm64,
    ]
}
