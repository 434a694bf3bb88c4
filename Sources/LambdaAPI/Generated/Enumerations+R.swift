// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

/// Values of the model's `RecursiveLoop`; others are kept as they came.
package struct RecursiveLoop: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// The value on the wire.
    package var rawValue: String
    /// Any value, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }
    /// Any value, known or not.
    package init(stringLiteral value: String) { rawValue = value }

    /// `Allow`
    package static let allow = Self(rawValue: "Allow")
    /// `Terminate`
    package static let terminate = Self(rawValue: "Terminate")

    /// The known values, in the order of the model.
    package static let allValues: [Self] = [
        .allow,
        .terminate,
    ]
}

/// Values of the model's `ResponseStreamingInvocationType`; others are kept as they came.
package struct ResponseStreamingInvocationType: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// The value on the wire.
    package var rawValue: String
    /// Any value, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }
    /// Any value, known or not.
    package init(stringLiteral value: String) { rawValue = value }

    /// `RequestResponse`
    package static let requestResponse = Self(rawValue: "RequestResponse")
    /// `DryRun`
    package static let dryRun = Self(rawValue: "DryRun")

    /// The known values, in the order of the model.
    package static let allValues: [Self] = [
        .requestResponse,
        .dryRun,
    ]
}

/// Values of the model's `Runtime`; others are kept as they came.
package struct Runtime: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// The value on the wire.
    package var rawValue: String
    /// Any value, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }
    /// Any value, known or not.
    package init(stringLiteral value: String) { rawValue = value }

    /// `nodejs`
    package static let nodejs = Self(rawValue: "nodejs")
    /// `nodejs4.3`
    package static let nodejs43 = Self(rawValue: "nodejs4.3")
    /// `nodejs6.10`
    package static let nodejs610 = Self(rawValue: "nodejs6.10")
    /// `nodejs8.10`
    package static let nodejs810 = Self(rawValue: "nodejs8.10")
    /// `nodejs10.x`
    package static let nodejs10x = Self(rawValue: "nodejs10.x")
    /// `nodejs12.x`
    package static let nodejs12x = Self(rawValue: "nodejs12.x")
    /// `nodejs14.x`
    package static let nodejs14x = Self(rawValue: "nodejs14.x")
    /// `nodejs16.x`
    package static let nodejs16x = Self(rawValue: "nodejs16.x")
    /// `nodejs18.x`
    package static let nodejs18x = Self(rawValue: "nodejs18.x")
    /// `nodejs20.x`
    package static let nodejs20x = Self(rawValue: "nodejs20.x")
    /// `nodejs22.x`
    package static let nodejs22x = Self(rawValue: "nodejs22.x")
    /// `nodejs24.x`
    package static let nodejs24x = Self(rawValue: "nodejs24.x")
    /// `java8`
    package static let java8 = Self(rawValue: "java8")
    /// `java8.al2`
    package static let java8Al2 = Self(rawValue: "java8.al2")
    /// `java11`
    package static let java11 = Self(rawValue: "java11")
    /// `java17`
    package static let java17 = Self(rawValue: "java17")
    /// `java21`
    package static let java21 = Self(rawValue: "java21")
    /// `java25`
    package static let java25 = Self(rawValue: "java25")
    /// `python2.7`
    package static let python27 = Self(rawValue: "python2.7")
    /// `python3.6`
    package static let python36 = Self(rawValue: "python3.6")
    /// `python3.7`
    package static let python37 = Self(rawValue: "python3.7")
    /// `python3.8`
    package static let python38 = Self(rawValue: "python3.8")
    /// `python3.9`
    package static let python39 = Self(rawValue: "python3.9")
    /// `python3.10`
    package static let python310 = Self(rawValue: "python3.10")
    /// `python3.11`
    package static let python311 = Self(rawValue: "python3.11")
    /// `python3.12`
    package static let python312 = Self(rawValue: "python3.12")
    /// `python3.13`
    package static let python313 = Self(rawValue: "python3.13")
    /// `python3.14`
    package static let python314 = Self(rawValue: "python3.14")
    /// `dotnetcore1.0`
    package static let dotnetcore10 = Self(rawValue: "dotnetcore1.0")
    /// `dotnetcore2.0`
    package static let dotnetcore20 = Self(rawValue: "dotnetcore2.0")
    /// `dotnetcore2.1`
    package static let dotnetcore21 = Self(rawValue: "dotnetcore2.1")
    /// `dotnetcore3.1`
    package static let dotnetcore31 = Self(rawValue: "dotnetcore3.1")
    /// `dotnet6`
    package static let dotnet6 = Self(rawValue: "dotnet6")
    /// `dotnet8`
    package static let dotnet8 = Self(rawValue: "dotnet8")
    /// `dotnet10`
    package static let dotnet10 = Self(rawValue: "dotnet10")
    /// `nodejs4.3-edge`
    package static let nodejs43Edge = Self(rawValue: "nodejs4.3-edge")
    /// `go1.x`
    package static let go1x = Self(rawValue: "go1.x")
    /// `ruby2.5`
    package static let ruby25 = Self(rawValue: "ruby2.5")
    /// `ruby2.7`
    package static let ruby27 = Self(rawValue: "ruby2.7")
    /// `ruby3.2`
    package static let ruby32 = Self(rawValue: "ruby3.2")
    /// `ruby3.3`
    package static let ruby33 = Self(rawValue: "ruby3.3")
    /// `ruby3.4`
    package static let ruby34 = Self(rawValue: "ruby3.4")
    /// `ruby4.0`
    package static let ruby40 = Self(rawValue: "ruby4.0")
    /// `provided`
    package static let provided = Self(rawValue: "provided")
    /// `provided.al2`
    package static let providedAl2 = Self(rawValue: "provided.al2")
    /// `provided.al2023`
    package static let providedAl2023 = Self(rawValue: "provided.al2023")
    /// `nodejs26.x`
    package static let nodejs26x = Self(rawValue: "nodejs26.x")
    /// `python3.15`
    package static let python315 = Self(rawValue: "python3.15")
    /// `java8.al2023`
    package static let java8Al2023 = Self(rawValue: "java8.al2023")
    /// `java11.al2023`
    package static let java11Al2023 = Self(rawValue: "java11.al2023")
    /// `java17.al2023`
    package static let java17Al2023 = Self(rawValue: "java17.al2023")
    /// `custom`
    package static let custom = Self(rawValue: "custom")

    /// The known values, in the order of the model.
    package static let allValues: [Self] = [
        .nodejs,
        .nodejs43,
        .nodejs610,
        .nodejs810,
        .nodejs10x,
        .nodejs12x,
        .nodejs14x,
        .nodejs16x,
        .nodejs18x,
        .nodejs20x,
        .nodejs22x,
        .nodejs24x,
        .java8,
        .java8Al2,
        .java11,
        .java17,
        .java21,
        .java25,
        .python27,
        .python36,
        .python37,
        .python38,
        .python39,
        .python310,
        .python311,
        .python312,
        .python313,
        .python314,
        .dotnetcore10,
        .dotnetcore20,
        .dotnetcore21,
        .dotnetcore31,
        .dotnet6,
        .dotnet8,
        .dotnet10,
        .nodejs43Edge,
        .go1x,
        .ruby25,
        .ruby27,
        .ruby32,
        .ruby33,
        .ruby34,
        .ruby40,
        .provided,
        .providedAl2,
        .providedAl2023,
        .nodejs26x,
        .python315,
        .java8Al2023,
        .java11Al2023,
        .java17Al2023,
        .custom,
    ]
}
