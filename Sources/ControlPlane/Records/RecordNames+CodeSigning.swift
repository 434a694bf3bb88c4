import LambdaAPI
import Storage

extension RecordNames {
    static let codeSigningConfigs = "code-signing-configs"
}
