import LambdaAPI

/// Whom a permission is given to.
enum PolicyPrincipal: Sendable, Equatable {
    case everybody
    case service(String)
    /// The ARN of a user, a role, or an account's root.
    case aws(String)

    /// - Parameters:
    ///   - text: `*`, an account's twelve digits, the ARN of somebody, or the name of a service.
    ///   - partition: of the ARN that stands for an account.
    /// - Throws: InvalidParameterValueException, recorded from the service. It also refuses users that do not exist,
    ///   which nobody here can know.
    init(_ text: String, partition: String) throws(APIError) {
        if text == "*" {
            self = .everybody
        } else if text.wholeMatch(of: /[0-9]{12}/) != nil {
            self = .aws("arn:\(partition):iam::\(text):root")
        } else if text.wholeMatch(of: /arn:aws[a-z\-]*:(iam|sts)::[0-9]{12}:[A-Za-z\-]+(\/[^\s*]+)?/) != nil {
            self = .aws(text)
        } else if text.wholeMatch(of: /([a-z0-9\-]+\.)+(amazonaws\.com(\.cn)?|amazon\.com)/) != nil {
            self = .service(text)
        } else {
            throw .invalidParameterValueException(
                "The provided principal was invalid. Please check the principal and try again."
            )
        }
    }

    var json: OrderedJSON {
        switch self {
        case .everybody: .string("*")
        case .service(let name): .object([.init("Service", .string(name))])
        case .aws(let arn): .object([.init("AWS", .string(arn))])
        }
    }
}
