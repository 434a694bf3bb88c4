/// What a qualifier names, found.
enum ExistingTarget: Sendable {
    /// The unpublished version.
    case latest(FunctionRecord)
    case version(VersionRecord)
    case alias(AliasRecord)
}
