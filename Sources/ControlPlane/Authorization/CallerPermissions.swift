/// What bounds the requests of a caller.
package enum CallerPermissions: Sendable, Equatable {
    /// The server knows no identities: nobody is asked for permission in his own account.
    case unchecked
    /// A known identity without policies: what no policy of a resource denies.
    case all
    /// A known identity that may do what its policies allow, and what policies of resources allow it.
    case limited([PolicyDocument])
    /// A service of the cloud: what policies of resources allow it.
    case service(ServiceCaller)
}

/// A service that acts for itself, such as one that delivers an event.
package struct ServiceCaller: Sendable, Equatable {
    /// For example `s3.amazonaws.com`.
    package var name: String
    /// The ARN of the resource on whose behalf it acts; nil when it does not say.
    package var sourceARN: String?
    /// The account of that resource; nil when it does not say.
    package var sourceAccount: String?

    /// A service from its parts.
    package init(name: String, sourceARN: String? = nil, sourceAccount: String? = nil) {
        self.name = name
        self.sourceARN = sourceARN
        self.sourceAccount = sourceAccount
    }
}
