import Logging
import NIOCore

extension HTTPConnectionHandler {
    /// Sets when the connection has waited long enough for what it waits for now.
    ///
    /// There is one timer for a connection. It is moved only to fire earlier; when it fires before a deadline that has been
    /// moved on meanwhile, it is set again. So a request costs no timer.
    func setDeadline(_ deadline: NIODeadline) {
        self.deadline = deadline
        guard let context, timer == nil || deadline < timerFires else { return }
        timer?.cancel()
        timerFires = deadline
        timer = context.eventLoop.assumeIsolated().scheduleTask(deadline: deadline) { self.timerFired() }
    }

    /// Sets the deadline that follows from a run of reads.
    func armAfterReading() {
        guard let context else { return }
        let now = context.eventLoop.now
        switch state {
        case .idle:
            guard !hasReadParts else { return setDeadline(now + limits.idle) }
            // Bytes came, but not yet a head.
            let began = headBegan ?? now
            headBegan = began
            setDeadline(began + limits.head)
        case .receiving(let incoming) where incoming.receiver != nil:
            if !isBodyPaused { setDeadline(now + limits.read) }
        case .receiving(let incoming):
            setDeadline(min(now + limits.read, incoming.began + bodyTime(incoming.body.readableBytes)))
        case .discarding(let since):
            setDeadline(since + limits.read)
        case .closing(let closing) where closing.isWritten:
            setDeadline(min(now + limits.linger, closing.bound))
        case .closing, .responding, .closed:
            break
        }
    }

    /// The time a client may take for so many bytes.
    private func bodyTime(_ bytes: Int) -> TimeAmount {
        limits.read + .seconds(Int64(bytes / limits.minimumBodyRate))
    }

    private func timerFired() {
        timer = nil
        guard let context, let deadline else { return }
        guard context.eventLoop.now >= deadline else { return setDeadline(deadline) }
        self.deadline = nil
        switch state {
        case .idle:
            if headBegan != nil {
                fail(.timeout, head: nil)
            } else if !waitForPeer() {
                closeNow()
            }
        case .receiving(let incoming):
            fail(.timeout, head: incoming.head, receiver: incoming.receiver)
        case .responding:
            // Only a streamed response has a deadline. Nothing unsent means that the application is the slow one.
            if !waitForPeer(whileNothingIsUnsent: true) {
                logger.info("client reads too slowly", metadata: ["peer": "\(peer)"])
                closeNow()
            }
        case .closing(let closing):
            if closing.isWritten || !waitForPeer() {
                closeNow()
            }
        case .discarding, .closed:
            closeNow()
        }
    }

    /// Gives the peer more time if it has taken some of its response since the last look.
    private func waitForPeer(whileNothingIsUnsent waitsAnyway: Bool = false) -> Bool {
        guard let context else { return false }
        let unsent = (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
        let taken = writtenBytes - unsent
        let hasMoved = taken > takenBytes
        takenBytes = taken
        guard unsent == 0 ? waitsAnyway : hasMoved else { return false }
        setDeadline(context.eventLoop.now + limits.write)
        return true
    }
}
