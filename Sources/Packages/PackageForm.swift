/// What a package is kept as.
enum PackageForm: Sendable, Hashable, CaseIterable {
    /// A directory with its files.
    case directory
    /// One file with a read-only file system.
    case image

    /// What the name has after the digest.
    var suffix: String {
        switch self {
        case .directory: ""
        case .image: ".erofs"
        }
    }
}

/// One package in one form.
struct StoredPackage: Sendable, Hashable {
    let digest: String
    let form: PackageForm

    var fileName: String { digest + form.suffix }

    init(_ digest: String, _ form: PackageForm) {
        self.digest = digest
        self.form = form
    }

    /// Nil for names that no package has.
    init?(fileName: String) {
        for form in PackageForm.allCases where fileName.hasSuffix(form.suffix) {
            let digest = String(fileName.dropLast(form.suffix.count))
            if PackageDirectory.isDigest(digest) {
                self.init(digest, form)
                return
            }
        }
        return nil
    }
}
