import GRDB

extension StorageError {
    /// What an error of the database means to a caller.
    init(database error: any Error) {
        if let error = error as? StorageError {
            self = error
            return
        }
        switch (error as? DatabaseError)?.resultCode {
        case .SQLITE_CORRUPT?, .SQLITE_NOTADB?:
            self = .corrupt("database: \(error)")
        default:
            // Busy, read-only, full, I/O errors: all of them may pass.
            self = .unavailable("database: \(error)")
        }
    }
}
