import Foundation

/// Keeps a data directory to one server: an exclusive lock on a file in it, which the kernel drops when the process ends.
struct DirectoryLock: ~Copyable {
    private let descriptor: CInt

    /// Takes the lock, or says who holds it.
    init(directory: String) throws(StorageError) {
        let path = directory + "/lambent.lock"
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FileSystem.failure("open", path) }
        guard Self.lock(descriptor) else {
            let code = errno
            let owner = Self.owner(descriptor)
            close(descriptor)
            throw code == EWOULDBLOCK
                ? .directoryInUse(directory, owner: owner)
                : FileSystem.failure("lock", path, code)
        }
        // The process id is only for the message of the next server that finds the directory taken.
        let text = Array("\(getpid())\n".utf8)
        _ = ftruncate(descriptor, 0)
        _ = pwrite(descriptor, text, text.count, 0)
    }

    /// Tries for a moment: a process that is just being started has a copy of every descriptor, of this file's too when it
    /// was open, until it runs its own program.
    private static func lock(_ descriptor: CInt) -> Bool {
        for _ in 0..<20 {
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
            guard errno == EWOULDBLOCK else { return false }
            usleep(10_000)
        }
        return flock(descriptor, LOCK_EX | LOCK_NB) == 0
    }

    private static func owner(_ descriptor: CInt) -> Int32? {
        var buffer = [UInt8](repeating: 0, count: 16)
        let count = pread(descriptor, &buffer, buffer.count, 0)
        guard count > 0 else { return nil }
        return Int32(String(decoding: buffer[..<count], as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines))
    }

    deinit {
        close(descriptor)
    }
}
