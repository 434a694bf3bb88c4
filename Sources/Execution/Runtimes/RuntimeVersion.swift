import Crypto
import LambdaAPI

import struct Foundation.Data

/// A version of a runtime: one interpreter with its exact version, or what packages bring themselves.
///
/// What an ARN of `RuntimeVersionConfig` stands for.
package struct RuntimeVersion: Codable, Hashable, Sendable {
    /// The identifier of the API, for example `python3.12`.
    package let runtime: String

    /// The exact version of the interpreter, for example `3.12.1`; nil for `provided.*`.
    package let version: String?

    /// The path of the interpreter; of an installed runtime `installed/` and the path below the directory of those, which
    /// may lie elsewhere at the next start. Nil for `provided.*`.
    package let program: String?

    package init(runtime: String, version: String? = nil, program: String? = nil) {
        self.runtime = runtime
        self.version = version
        self.program = program
    }

    /// The same for the same interpreter, at every start of the server; like the service's, regions differ.
    package func arn(region: String) -> String {
        let name = "runtime \(runtime)\n\(version ?? "")\n\(program ?? "")"
        let digest = SHA256.hash(data: Data(name.utf8)).map { HexDigits.string(UInt64($0), width: 2) }.joined()
        return LambdaARN.runtimeVersionARN(region: region, digest: digest)
    }

    /// For people.
    package var description: String {
        guard let version, let program else { return runtime }
        let language = RuntimeIdentifier(runtime)?.language.displayName ?? runtime
        return "\(language) \(version) at \(program)"
    }
}
