/// The version of this build.
enum LambentVersion {
    static let current = "0.1.0"
}
