/// What is configured for the asynchronous invocations of one qualifier of a function.
struct EventInvokeConfigRecord: Codable, Sendable, Equatable {
    /// `$LATEST`, a number or the name of an alias.
    var qualifier: String
    /// Milliseconds since 1970.
    var lastModified: Int64
    /// From 0 to 2; nil when not given.
    var maximumRetryAttempts: Int?
    /// Seconds, from 60 to 21600; nil when not given.
    var maximumEventAge: Int?
    /// The ARN to which records of successes go.
    var onSuccess: String?
    /// The ARN to which records of failures go.
    var onFailure: String?
}
