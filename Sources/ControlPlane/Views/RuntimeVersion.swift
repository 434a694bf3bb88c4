import Crypto
import Foundation
import LambdaAPI

/// The version of a runtime, which the API shows by an ARN.
enum RuntimeVersion {
    /// The same for the same runtime and region: a runtime of this server has one version.
    static func arn(of runtime: String, region: String) -> String {
        let digest = SHA256.hash(data: Data("runtime \(runtime)".utf8)).hexadecimal
        return LambdaARN.runtimeVersionARN(region: region, digest: digest)
    }
}
