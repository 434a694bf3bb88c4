import Glibc

/// Which processes descend from this one.
struct ProcessTree {
    let proc: String

    /// Whether it is this process or a descendant of it.
    func isOwn(_ process: Int32) -> Bool {
        var process = process
        // Deeper than any real tree; a parent that changes meanwhile cannot make it endless.
        for _ in 0..<64 {
            if process == getpid() { return true }
            guard process > 1, let parent = parent(of: process) else { return false }
            process = parent
        }
        return false
    }

    private func parent(of process: Int32) -> Int32? {
        // pid (name) state ppid …, where the name may hold anything.
        guard let text = FileText.read("\(proc)/\(process)/stat"), let end = text.lastIndex(of: ")") else { return nil }
        let fields = text[end...].split(separator: " ")
        return fields.count > 2 ? Int32(fields[2]) : nil
    }
}
