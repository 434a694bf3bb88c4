package import Foundation

package enum ZipPackage {
    package static func inspect(
        _ zip: Data,
        limits: PackageLimits = PackageLimits()
    ) throws(PackageError) -> PackageSummary { fatalError() }
}
