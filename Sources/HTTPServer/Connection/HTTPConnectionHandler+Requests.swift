import Logging
import NIOCore
import NIOHTTP1

extension HTTPConnectionHandler {
    /// Takes the next part of the request at hand.
    func receive(_ part: HTTPServerRequestPart) {
        switch part {
        case .head(let head): receiveHead(head)
        case .body(let part): receiveBody(part)
        case .end(let trailers): receiveEnd(trailers)
        }
    }

    /// The bytes of the request at hand cannot be read any further.
    func receive(_ failure: HTTPFailure) {
        switch state {
        case .idle:
            // A connection that ends inside its first line says nothing anyone could answer.
            fail(failure == .truncatedBody ? .malformed : failure, head: nil)
        case .receiving(let incoming):
            fail(failure, head: incoming.head, receiver: incoming.receiver)
        case .discarding:
            close(mayReceiveMore: true)
        case .responding, .closing, .closed:
            break
        }
    }

    /// Goes on with what came in meanwhile.
    func drainQueue() {
        guard !isDraining else { return }
        isDraining = true
        while !state.isResponding, let input = queue.popFirst() {
            switch input {
            case .part(let part): receive(part)
            case .failure(let failure): receive(failure)
            }
        }
        isDraining = false
        if isReadWithheld, queue.isEmpty, !isBodyPaused {
            isReadWithheld = false
            context?.read()
        }
    }

    /// The client has ended its side; it may still await a response.
    func inputClosed() {
        isInputClosed = true
        switch state {
        case .idle, .discarding:
            close(mayReceiveMore: false)
        case .closing(var closing):
            closing.mayReceiveMore = false
            state = .closing(closing)
            closeIfDone()
        case .receiving(let incoming):
            fail(.truncatedBody, head: incoming.head, receiver: incoming.receiver)
        case .responding, .closed:
            break
        }
    }

    /// Answers `Expect: 100-continue`, unless the client did not wait for it.
    func sendContinueIfOwed() {
        guard case .receiving(var incoming) = state, incoming.owesContinue else { return }
        incoming.owesContinue = false
        state = .receiving(incoming)
        send(ByteBuffer(staticString: "HTTP/1.1 100 Continue\r\n\r\n"), promise: nil)
        flush()
    }

    /// What a decoder's error means.
    func failure(for error: HTTPParserError) -> HTTPFailure {
        switch error {
        case .headerOverflow: .headersTooLarge
        case .invalidEOFState: .truncatedBody
        default: .malformed
        }
    }

    /// Answers a request that cannot be read and ends the connection.
    func fail(_ failure: HTTPFailure, head: HTTPRequestHead?, receiver: (any HTTPBodyReceiver)? = nil) {
        // Without the query, which may hold a signature that is good for others.
        let path = head?.uri.prefix { $0 != "?" } ?? ""
        logger.info(
            "request refused",
            metadata: ["failure": "\(failure)", "peer": "\(peer)", "path": "\(path)"]
        )
        let response = receiver?.fail(failure) ?? handler.response(to: failure, head: head)
        let mayReceiveMore =
            switch failure {
            case .truncatedBody: false
            case .bodyTooLarge, .malformed, .headersTooLarge, .timeout: true
            }
        writeLast(response, isHead: head?.method == .HEAD, mayReceiveMore: mayReceiveMore)
    }

    private func receiveHead(_ head: HTTPRequestHead) {
        guard case .idle = state, let context else { return }
        headBegan = nil
        let framing = HTTPRequestFraming(head)
        guard !framing.isInvalid else { return fail(.malformed, head: head) }
        switch handler.admit(head) {
        case .accept(let limit):
            if let length = framing.contentLength, length > limit {
                fail(.bodyTooLarge(limit: limit), head: head)
            } else {
                state = .receiving(
                    IncomingRequest(head: head, framing: framing, maximumBodyBytes: limit, began: context.eventLoop.now)
                )
            }
        case .stream(let receiver):
            state = .receiving(
                IncomingRequest(
                    head: head,
                    framing: framing,
                    maximumBodyBytes: .max,
                    receiver: receiver,
                    began: context.eventLoop.now
                )
            )
            receiver.begin(HTTPBodyFlow(connection: self))
        case .refuse(let response):
            refuse(head, framing, with: response)
        }
    }

    private func refuse(_ head: HTTPRequestHead, _ framing: HTTPRequestFraming, with response: HTTPServerResponse) {
        guard let context else { return }
        let isShort = !framing.isChunked && (framing.contentLength ?? 0) <= limits.maximumDiscardedBytes
        // Who waits for `100 Continue` may send the body now or not; what follows could be either.
        let keepAlive =
            isShort && !(framing.expectsContinue && framing.hasBody) && head.isKeepAlive && !framing.asksForUpgrade
            && !isQuiescing && !response.closesConnection
        if keepAlive {
            state = .discarding(since: context.eventLoop.now)
            write(response, isHead: head.method == .HEAD, keepAlive: true, promise: nil)
            flushUnlessBatching()
        } else {
            writeLast(response, isHead: head.method == .HEAD, mayReceiveMore: framing.hasBody)
        }
    }

    private func receiveBody(_ part: ByteBuffer) {
        switch state {
        case .receiving(var incoming):
            if let receiver = incoming.receiver {
                incoming.owesContinue = false
                state = .receiving(incoming)
                receiver.receive(part)
                return
            }
            // Given up for the moment, so that the body has one owner and is not copied.
            state = .idle
            let fits = incoming.append(part)
            state = .receiving(incoming)
            if !fits {
                fail(.bodyTooLarge(limit: incoming.maximumBodyBytes), head: incoming.head)
            }
        case .idle, .discarding, .responding, .closing, .closed:
            break
        }
    }

    private func receiveEnd(_ trailers: HTTPHeaders?) {
        switch state {
        case .receiving(let incoming):
            guard let context else { return }
            let exchange = HTTPExchange(
                eventLoop: context.eventLoop,
                connection: self,
                head: incoming.head,
                keepAlive: incoming.head.isKeepAlive && !incoming.framing.asksForUpgrade
            )
            state = .responding(exchange)
            deadline = nil
            if let receiver = incoming.receiver {
                isBodyPaused = false
                receiver.end(trailers: trailers, exchange)
                return
            }
            let request = HTTPServerRequest(
                head: incoming.head,
                body: incoming.body,
                trailers: trailers,
                remoteAddress: remoteAddress
            )
            handler.handle(request, exchange)
        case .discarding:
            becomeIdle()
        case .closing(var closing):
            // The request that was answered early has come to its end.
            closing.mayReceiveMore = false
            state = .closing(closing)
            closeIfDone()
        case .idle, .responding, .closed:
            break
        }
    }
}
