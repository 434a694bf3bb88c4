import Foundation
import Packages

/// Where an interpreter is to be copied from.
enum RuntimeSource: Equatable {
    /// An absolute path.
    case directory(String)
    /// A name in the form of `ImageReference`.
    case image(String)
    /// See `ImageArchive`; with an absolute path.
    case archive(String)

    /// - Parameters:
    ///   - text: as it was written.
    ///   - directory: what relative paths start from.
    init(_ text: String, in directory: String) {
        for form in ["oci:", "oci-archive:", "docker-archive:"] where text.hasPrefix(form) {
            let name = form + Self.absolute(String(text.dropFirst(form.count)), directory)
            self = form == "oci:" ? .image(name) : .archive(name)
            return
        }
        let path = Self.absolute(text, directory)
        // What is there is meant, whatever it could also be the name of.
        let isImage = !FileManager.default.fileExists(atPath: path) && ImageReference(text) != nil
        self = isImage ? .image(text) : .directory(path)
    }

    private static func absolute(_ path: String, _ directory: String) -> String {
        path.hasPrefix("/") ? path : "\(directory)/\(path)"
    }
}
