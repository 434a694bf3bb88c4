import NIOCore

extension HTTPConnectionHandler {
    /// Ends the connection when `written` is done (or what was written before has left), politely.
    ///
    /// - Parameter mayReceiveMore: the client may have sent bytes that nobody will read as a request.
    func close(mayReceiveMore: Bool, after written: EventLoopFuture<Void>? = nil) {
        guard let context else { return }
        let mayReceiveMore = mayReceiveMore && !isInputClosed
        let now = context.eventLoop.now
        state = .closing(
            HTTPConnectionClosing(mayReceiveMore: mayReceiveMore, bound: now + limits.lingerTotal)
        )
        queue.removeAll()
        if isReadWithheld {
            isReadWithheld = false
            context.read()
        }
        setDeadline(now + limits.write)
        let done: EventLoopFuture<Void>
        if let written {
            done = written
        } else {
            let promise = context.eventLoop.makePromise(of: Void.self)
            send(ByteBuffer(), promise: promise)
            flush()
            done = promise.futureResult
        }
        done.assumeIsolated().whenComplete { _ in self.responseHasLeft() }
    }

    /// Closes for good once the response has left and the client has nothing more to say.
    func closeIfDone() {
        guard case .closing(let closing) = state, closing.isWritten, !closing.mayReceiveMore else { return }
        closeNow()
    }

    /// Closes without further ado.
    func closeNow() {
        guard let context else { return }
        prepareClose(context)
        context.close(promise: nil)
    }

    /// Lets the peer's end be the end of a TLS connection that is being closed. While half-closure is allowed, the TLS handler
    /// takes the peer's answer to its farewell for one, and waits on until its time is up.
    func prepareClose(_ context: ChannelHandlerContext) {
        if isTLS, !isInputClosed {
            try? context.channel.syncOptions?.setOption(.allowRemoteHalfClosure, value: false)
        }
    }

    private func responseHasLeft() {
        guard case .closing(var closing) = state, let context else { return }
        closing.isWritten = true
        state = .closing(closing)
        if closing.mayReceiveMore {
            // The client sees the end of the response; its own end of input closes the connection.
            context.close(mode: .output, promise: nil)
            setDeadline(context.eventLoop.now + limits.linger)
        } else {
            closeIfDone()
        }
    }
}
