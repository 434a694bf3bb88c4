internal import CSandbox

/// What a launcher found that it can do.
struct LauncherFindings: OptionSet {
    let rawValue: UInt32

    /// Mount erofs images.
    static let images = LauncherFindings(rawValue: UInt32(LAMBENT_FOUND_IMAGES))
    /// Mount ext4 file systems in files.
    static let loop = LauncherFindings(rawValue: UInt32(LAMBENT_FOUND_LOOP))
    /// Merge trees.
    static let overlay = LauncherFindings(rawValue: UInt32(LAMBENT_FOUND_OVERLAY))
    /// Join sandboxes to networks. Not found by the launcher, but tried.
    static let interfaces = LauncherFindings(rawValue: 1 << 30)
    /// Lead connections out of a sandbox's network to a relay. Not found by the launcher, but tried.
    static let relay = LauncherFindings(rawValue: 1 << 31)
}
