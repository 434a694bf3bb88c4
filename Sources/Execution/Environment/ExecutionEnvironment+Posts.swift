import NIOCore

/// What a runtime posts: a result, or an error.
struct RuntimePost {
    var body: ByteBuffer
    var contentType: String? = "application/json"
    /// Nil for a result; empty where the runtime names none.
    var errorType: String?
    /// What it says of the cause of an error, for traces.
    var cause: String?
}

/// What a runtime may say, whichever way it comes.
extension ExecutionEnvironment {
    /// A runtime waits for the next event.
    func park(_ asker: any EventAsker) {
        guard !machine.hasEnded else {
            asker.refuse(.gone)
            return
        }
        // A runtime asks once; a second request replaces the first, whose asker may have gone unseen.
        parked?.refuse(.replaced)
        parked = asker
        if isOutputRead {
            nextRequested()
            return
        }
        whenOutputIsRead { [self] in
            // It may have been replaced, or may be gone, in the meantime.
            guard let parked, parked === asker else { return }
            nextRequested()
        }
    }

    private func nextRequested() {
        if let extensions {
            runtimeAsked(beside: extensions)
        } else {
            perform(machine.nextRequested())
        }
    }

    /// Nobody is there any more to take the event.
    func askerLeft(_ asker: any EventAsker) {
        if let parked, parked === asker {
            self.parked = nil
        }
    }

    /// Takes the result of an invocation, or its error where the post has a type of error.
    ///
    /// - Returns: why it is not taken; nil when it is.
    @discardableResult
    func take(_ post: RuntimePost, for id: Substring) -> RuntimeAPIRefusal? {
        hold(post)
        guard let type = post.errorType else {
            return carryOut(machine.responsePosted(for: id))
        }
        return carryOut(machine.errorPosted(for: id, type: RuntimeErrorType.filtered(type)))
    }

    /// Takes the error that an initialization ended with, when what the process wrote before is read.
    func takeInitializationError(_ post: RuntimePost, _ completion: @escaping (RuntimeAPIRefusal?) -> Void) {
        whenOutputIsRead { [self] in
            hold(post)
            completion(carryOut(machine.initializationErrorPosted(type: RuntimeErrorType.filtered(post.errorType))))
        }
    }

    private func hold(_ post: RuntimePost) {
        posted = post.body
        postedContentType = post.contentType
        postedCause = post.cause
    }

    /// Does what was decided about a post. The caller is answered before its sender is.
    func carryOut(_ decision: Result<[EnvironmentAction], RuntimeAPIRefusal>) -> RuntimeAPIRefusal? {
        defer {
            posted = ByteBuffer()
            postedContentType = nil
            postedCause = nil
        }
        switch decision {
        case .success(let actions):
            perform(actions)
            return nil
        case .failure(let refusal):
            return refusal
        }
    }
}
