/// Something that somebody wants to do, as policies see it.
struct AccessRequest: Sendable, Equatable {
    enum Principal: Sendable, Equatable {
        /// A user, a role's session, or an account's root, by its ARN.
        case identity(arn: String, account: String)
        /// A service of the cloud that acts for itself.
        case service(String)
        /// Nobody who says who he is: only a function URL lets him in.
        case anonymous
    }

    /// The keys that conditions can name, in lower case.
    static let keys: Set = [
        "aws:sourcearn", "aws:sourceaccount", "aws:principalarn", "aws:principalaccount", "aws:principalorgid",
        "aws:requestedregion", "lambda:functionurlauthtype", "lambda:invokedviafunctionurl",
        "lambda:eventsourcetoken", "iam:passedtoservice",
    ]

    /// For example `lambda:InvokeFunction`.
    var action: String
    /// An ARN, or `*` for what is about no single resource.
    var resource: String
    var principal: Principal
    /// By keys in lower case; a key that does not apply is absent.
    var values: [String: String] = [:]
}
