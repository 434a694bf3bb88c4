import NIOCore

extension HTTPConnectionHandler {
    /// Reads no more of a body that is handed over as it comes.
    func pauseBody() {
        guard isReceivingPieces else { return }
        isBodyPaused = true
        // Whoever is held back is not slow.
        deadline = nil
    }

    /// Reads on.
    func resumeBody() {
        guard isBodyPaused else { return }
        isBodyPaused = false
        if !isReading {
            armAfterReading()
        }
        if isReadWithheld, queue.isEmpty {
            isReadWithheld = false
            context?.read()
        }
    }

    private var isReceivingPieces: Bool {
        if case .receiving(let incoming) = state { incoming.receiver != nil } else { false }
    }
}
