import Glibc

/// The smallest erofs image: an empty directory. Mounting it shows whether this host mounts images at all.
enum ProbeImage {
    private static let bytes = 4096
    private static let superblock = 1024
    private static let rootNumber = 40
    private static let slotBytes = 32

    static func write(to path: String) throws(SandboxError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw SandboxError(.makeFailed, errno: errno, message: "cannot make \(path)") }
        defer { close(descriptor) }
        guard pwrite(descriptor, content, content.count, 0) == content.count else {
            throw SandboxError(.makeFailed, errno: errno, message: "cannot write \(path)")
        }
    }

    private static var content: [UInt8] {
        var image = [UInt8](repeating: 0, count: bytes)
        func put(_ value: UInt32, at offset: Int, bytes count: Int) {
            for index in 0..<count { image[offset + index] = UInt8(truncatingIfNeeded: value >> (8 * UInt32(index))) }
        }
        put(0xE0F5_E1E2, at: superblock, bytes: 4)
        put(12, at: superblock + 12, bytes: 1)  // blocks of 4096 bytes
        put(UInt32(rootNumber), at: superblock + 14, bytes: 2)
        put(1, at: superblock + 16, bytes: 4)  // inodes
        put(1, at: superblock + 36, bytes: 4)  // blocks
        // A compact inode whose content is plain blocks, of which it has none.
        let root = rootNumber * slotBytes
        put(0o40755, at: root + 4, bytes: 2)
        put(2, at: root + 6, bytes: 2)
        put(1, at: root + 20, bytes: 4)
        return image
    }
}
