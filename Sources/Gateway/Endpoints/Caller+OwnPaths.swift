import ControlPlane
import LambdaAPI

extension Caller {
    /// The server's own paths show and change what is an account's own, and no policy can name them: they are for those
    /// whom no policy bounds.
    ///
    /// - Throws: AccessDeniedException for everybody else.
    func requireOwnPaths() throws(APIError) {
        switch permissions {
        case .unchecked, .all: return
        case .limited, .service:
            throw .accessDeniedException(
                "User: \(principalARN) is not authorized to use the server's own paths: only identities without policies are"
            )
        }
    }
}
