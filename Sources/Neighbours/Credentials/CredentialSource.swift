package import SignatureV4

/// One place where credentials may be found.
package enum CredentialSource: Sendable, Equatable {
    /// Exactly these.
    case fixed(SigningCredentials)

    /// `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and `AWS_SESSION_TOKEN` of the environment.
    case environment

    /// A profile of the shared credentials file, then of the configuration file.
    ///
    /// Without a name it is `AWS_PROFILE`, else `default`. The files are `AWS_SHARED_CREDENTIALS_FILE`, else
    /// `~/.aws/credentials`, and `AWS_CONFIG_FILE`, else `~/.aws/config`.
    case profile(String?)
}
