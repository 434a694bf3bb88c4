package import SignatureV4

/// One place where credentials may be found.
package enum CredentialSource: Sendable, Equatable {
    /// Exactly these.
    case fixed(SigningCredentials)

    /// `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and `AWS_SESSION_TOKEN` of the environment.
    case environment

    /// The role `AWS_ROLE_ARN`, for the token in the file `AWS_WEB_IDENTITY_TOKEN_FILE`; `AWS_ROLE_SESSION_NAME` names the
    /// session.
    case webIdentity

    /// A profile of the shared credentials file, then of the configuration file.
    ///
    /// Without a name it is `AWS_PROFILE`, else `default`. The files are `AWS_SHARED_CREDENTIALS_FILE`, else
    /// `~/.aws/credentials`, and `AWS_CONFIG_FILE`, else `~/.aws/config`.
    case profile(String?)

    /// What `AWS_CONTAINER_CREDENTIALS_RELATIVE_URI` or `AWS_CONTAINER_CREDENTIALS_FULL_URI` serves, with the token of
    /// `AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE`, else `AWS_CONTAINER_AUTHORIZATION_TOKEN`.
    case container
}

/// Credentials that somebody has to be asked for, and that end.
enum RemoteCredentials: Hashable, Sendable {
    /// STS, for a token in a file that is renewed from time to time.
    case webIdentity(role: String, session: String, tokenFile: String)

    /// A server beside the container.
    case container(ContainerEndpoint)
}

/// What a chain of sources leads to.
enum FoundCredentials: Equatable, Sendable {
    case these(SigningCredentials)
    case remote(RemoteCredentials)
}
