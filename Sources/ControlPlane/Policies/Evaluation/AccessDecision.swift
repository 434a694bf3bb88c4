/// What the policies of the caller and of the resource together say of a request.
enum AccessDecision: Sendable, Equatable {
    case allowed
    case refused(Reason)

    /// Why not, as the service words it.
    enum Reason: String, Sendable {
        case deniedByIdentity = "with an explicit deny in an identity-based policy"
        case deniedByResource = "with an explicit deny in a resource-based policy"
        case noIdentityPolicy = "no identity-based policy"
        case noResourcePolicy = "no resource-based policy"
    }

    /// What policies of the caller say.
    enum Identity: Sendable {
        /// He has none that bounds him.
        case unlimited
        case limited([PolicyDocument])
        /// There can be none: a service, or nobody known.
        case none
    }

    /// - Parameters:
    ///   - identity: what the caller's own policies say.
    ///   - resource: the policy of the resource; nil when it has none.
    ///   - isOwner: whether the caller is of the resource's account.
    init(_ request: AccessRequest, identity: Identity, resource: PolicyDocument?, isOwner: Bool) {
        let own = Self.own(request, identity)
        if own == .denied {
            self = .refused(.deniedByIdentity)
            return
        }
        let granted = Self.granted(request, resource)
        switch granted {
        case .denied:
            self = .refused(.deniedByResource)
        case .allowed(let match):
            // Whoever is named himself needs nothing else in his own account, and his own policies elsewhere.
            switch identity {
            case .none:
                self = .allowed
            case .unlimited, .limited:
                let suffices = isOwner ? own == .allowed || match == .direct : own == .allowed
                self = suffices ? .allowed : .refused(.noIdentityPolicy)
            }
        case .silent:
            if isOwner, own == .allowed {
                self = .allowed
            } else if case .none = identity {
                self = .refused(.noResourcePolicy)
            } else {
                self = .refused(isOwner ? .noIdentityPolicy : .noResourcePolicy)
            }
        }
    }

    private enum Own { case allowed, denied, silent }

    private static func own(_ request: AccessRequest, _ identity: Identity) -> Own {
        switch identity {
        case .unlimited: return .allowed
        case .none: return .silent
        case .limited(let policies):
            var result = Own.silent
            for statement in policies.lazy.flatMap(\.statements) where statement.covers(request) {
                guard statement.isAllow else { return .denied }
                result = .allowed
            }
            return result
        }
    }

    private enum Granted { case allowed(PrincipalPattern.Match), denied, silent }

    private static func granted(_ request: AccessRequest, _ policy: PolicyDocument?) -> Granted {
        guard let policy else { return .silent }
        var best = PrincipalPattern.Match.none
        for statement in policy.statements where statement.covers(request) {
            let match = statement.principal?.match(request.principal) ?? .none
            guard match > .none else { continue }
            guard statement.isAllow else { return .denied }
            best = max(best, match)
        }
        return best > .none ? .allowed(best) : .silent
    }
}
