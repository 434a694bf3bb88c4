/// What an invocation names: a function and one of its qualifiers.
package struct RouteKey: Hashable, Sendable {
    package var function: FunctionKey

    /// `$LATEST`, a version number or the name of an alias; an invocation without a qualifier means `$LATEST`.
    package var qualifier: String

    package init(function: FunctionKey, qualifier: String) {
        self.function = function
        self.qualifier = qualifier
    }
}
