import Glibc

/// Makes the kernel move processes between groups of version 1 without waiting for all processors: 0.2 ms instead of 10.
///
/// The switch is an option of a hierarchy that works on all of them; a hierarchy without controllers, mounted for this alone, leaves
/// the host's own mounts as they are. It lasts as long as the mount.
package enum DynamicModifications {
    /// Mounts the hierarchy in the caller's mount namespace, which should be a private one.
    ///
    /// - Parameters:
    ///   - instance: names the hierarchy `lambent-<instance>`.
    ///   - directory: an empty directory.
    /// - Returns: whether the kernel took it.
    package static func favour(instance: String, directory: String) -> Bool {
        mount("lambent", directory, "cgroup", 0, "none,name=lambent-\(instance),favordynmods") == 0
    }
}
