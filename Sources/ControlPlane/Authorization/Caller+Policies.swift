import Foundation
import LambdaAPI

extension Caller {
    /// What policies of the caller himself say.
    var ownPolicies: AccessDecision.Identity {
        switch permissions {
        case .unchecked, .all: .unlimited
        case .limited(let policies): .limited(policies)
        case .service: .none
        }
    }

    /// Whether something is of the caller's own account; what has no account is. Nothing is a service's own.
    func owns(_ resource: String) -> Bool {
        if case .service = permissions { return false }
        guard resource != "*" else { return true }
        let parts = resource.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        return parts.count < 5 || parts[4].isEmpty || parts[4] == account
    }

    /// Whether he is somebody of an account, whom the operations themselves refuse what is another's.
    var isNobodysService: Bool {
        if case .service = permissions { false } else { true }
    }
}

extension AccessRequest {
    /// What a caller asks for.
    init(_ action: String, on resource: String, _ caller: Caller) {
        var values = ["aws:requestedregion": caller.region]
        let principal: Principal
        if case .service(let service) = caller.permissions {
            principal = .service(service.name)
            values["aws:sourcearn"] = service.sourceARN
            values["aws:sourceaccount"] = service.sourceAccount
        } else {
            principal = .identity(arn: caller.principalARN, account: caller.account)
            values["aws:principalarn"] = caller.principalARN
            values["aws:principalaccount"] = caller.account
            values["aws:principalorgid"] = caller.organization
        }
        self.init(action: action, resource: resource, principal: principal, values: values)
    }
}

extension PolicyTable.Entry {
    /// A policy as it is kept, ready to be asked.
    init(_ record: PolicyRecord) throws(APIError) {
        do {
            self = .policy(try PolicyDocument(resource: Document(json: Data(record.text.utf8))))
        } catch {
            throw .serviceException("The policy cannot be read.")
        }
    }
}

extension APIError {
    /// Somebody lacks a permission (recorded from the service).
    static func unauthorized(
        _ caller: Caller,
        action: String,
        resource: String,
        _ reason: AccessDecision.Reason
    ) -> APIError {
        let because =
            switch reason {
            case .deniedByIdentity, .deniedByResource: reason.rawValue
            case .noIdentityPolicy, .noResourcePolicy: "because \(reason.rawValue) allows the \(action) action"
            }
        return .accessDeniedException(
            "User: \(caller.principalARN) is not authorized to perform: \(action) on resource: \(resource) \(because)"
        )
    }
}
