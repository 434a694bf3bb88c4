/// Where the invocations of an alias go: to one version, or a part of them to a second one.
package struct AliasRoute: Sendable, Equatable {
    /// A version that gets a part of the invocations.
    package struct Additional: Sendable, Equatable {
        /// A version number.
        package var version: String

        /// The part of the invocations, from 0 to 1, that goes there.
        package var weight: Double

        package init(version: String, weight: Double) {
            self.version = version
            self.weight = weight
        }
    }

    /// `$LATEST` or a version number.
    package var version: String

    package var additional: Additional?

    package init(version: String, additional: Additional? = nil) {
        self.version = version
        self.additional = additional
    }

    /// Every version that gets invocations.
    package var versions: [String] {
        guard let additional, additional.weight > 0 else { return [version] }
        return additional.weight < 1 ? [version, additional.version] : [additional.version]
    }

    /// The version of one invocation, drawn by weight.
    package func draw(using generator: inout some RandomNumberGenerator) -> String {
        guard let additional, Double.random(in: 0..<1, using: &generator) < additional.weight else { return version }
        return additional.version
    }

    /// The version of one invocation, drawn by weight.
    package func draw() -> String {
        var generator = SystemRandomNumberGenerator()
        return draw(using: &generator)
    }
}
