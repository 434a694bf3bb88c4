import Glibc

/// A file with an empty file system for one sandbox's `/tmp`. What a function can write there is its size, not a byte of memory is
/// charged for it, and on the host it takes no more room than was written.
package struct TemporaryStorageImage: Sendable, Hashable {
    /// How the image is to be mounted, beside `nodev` and `nosuid`: without these the kernel would fill in the unused parts of the
    /// sparse file in the background, and write times of reading.
    package static let mountOptions = "noinit_itable,noatime"

    /// The kernel's name of the file system.
    package static let fileSystem = "ext4"

    /// The image file; owned by the sandbox that it was made for, from whose device on it may be unlinked.
    package let path: String

    /// What a function finds available, in MB (2^20 bytes), exact to 1 MB. Of the root directory, which is root's and may be written
    /// by root alone, the one who mounts has to remove `lost+found` and set the rights.
    package let megabytes: Int

    /// Deletes the file; does nothing when it is gone.
    package func remove() {
        unlink(path)
    }
}
