import Foundation
import LambdaAPI

/// Whose signatures functions want on their code, and what becomes of other code.
struct CodeSigningConfigRecord: Codable, Sendable, Equatable {
    static let enforce = "Enforce"
    static let warn = "Warn"

    var account: String
    var region: String
    /// `csc-` and 17 letters and digits.
    var id: String
    /// nil when none was given.
    var description: String?
    /// ARNs of signing profile versions.
    var publishers: [String]
    /// ``warn`` or ``enforce``.
    var policy: String
    /// Milliseconds since 1970.
    var lastModified: Int64

    var arn: String {
        "arn:\(LambdaARN.partition(ofRegion: region)):lambda:\(region):\(account):code-signing-config:\(id)"
    }

    /// As answers show it.
    var view: CodeSigningConfig {
        CodeSigningConfig(
            codeSigningConfigId: id,
            codeSigningConfigArn: arn,
            description: description,
            allowedPublishers: AllowedPublishers(signingProfileVersionArns: publishers),
            codeSigningPolicies: CodeSigningPolicies(
                untrustedArtifactOnDeployment: CodeSigningPolicy(rawValue: policy)
            ),
            lastModified: APIDate.milliseconds(Date(timeIntervalSince1970: Double(lastModified) / 1000))
        )
    }

    static func newID() -> String {
        let characters = Array("abcdefghijklmnopqrstuvwxyz0123456789")
        return "csc-" + String((0..<17).map { _ in characters[Int.random(in: 0..<characters.count)] })
    }
}

/// Says that a function is under a code signing configuration.
struct CodeSigningUseRecord: Codable, Sendable, Equatable {
    var functionName: String
}
