import NIOCore
import NIOPosix

/// The server's end of the socket that a bootstrap of Lambent's inherits: the Runtime API in few words, since two of the
/// three HTTP messages of an invocation would be its.
///
/// Event loop only; that is what guards its state.
final class RuntimeLink: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// Bodies up to this length leave in the buffer of their head.
    private static let joinedBodyBytes = 16 * 1024

    /// So many frames may come before the start of their process is known; bootstraps send one.
    private static let maximumEarlyItems = 16

    private let api: RuntimeAPIHandler
    private var decoder = RuntimeLinkDecoder()
    private var context: ChannelHandlerContext?
    /// The response that has begun and not ended.
    private var stream: StreamedResponse?
    /// The caller is slower than the function that sends it.
    private var isHeldBack = false
    /// Used again once its bytes have left.
    private var output = ByteBuffer()

    private init(_ api: RuntimeAPIHandler) {
        self.api = api
    }

    /// Serves one end of a pair of sockets.
    ///
    /// - Parameter api: knows whose environment it is, now and later.
    static func serve(
        connectedSocket descriptor: CInt,
        on eventLoop: any EventLoop,
        _ api: RuntimeAPIHandler
    ) -> EventLoopFuture<any Channel> {
        ClientBootstrap(group: eventLoop)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(RuntimeLink(api))
                }
            }
            .withConnectedSocket(descriptor)
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        decoder.append(unwrapInboundIn(data))
        do throws(RuntimeLinkDecoder.Malformed) {
            while let item = try decoder.next() {
                receive(item)
            }
        } catch {
            // Its process ends with it.
            context.close(promise: nil)
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        // Who does not read what is said to it is not listened to, or its answers would pile up here.
        followReaders()
        context.fireChannelWritabilityChanged()
    }

    func channelInactive(context: ChannelHandlerContext) {
        api.environment?.askerLeft(self)
        breakOff()
        context.fireChannelInactive()
    }

    /// What its process was saying stays unsaid.
    func breakOff() {
        if let stream {
            self.stream = nil
            _ = stream.cut()
        } else if let (kind, head) = decoder.unfinished, kind == .response || kind == .error {
            decoder = RuntimeLinkDecoder()
            var head = head
            _ = api.environment?.refuseTruncated(.response(id: head.readField()[...]))
        }
    }

    private func receive(_ item: RuntimeLinkDecoder.Item) {
        guard let environment = api.environment else {
            // A process that waits for its function tries the way.
            if case .frame(let frame) = item, frame.kind == .ping { acknowledge() }
            return
        }
        if environment.isStarting {
            guard environment.earlyCalls.count < Self.maximumEarlyItems else {
                context?.close(promise: nil)
                return
            }
            environment.earlyCalls.append { self.carryOut(item, environment) }
        } else {
            carryOut(item, environment)
        }
    }

    private func carryOut(_ item: RuntimeLinkDecoder.Item, _ environment: ExecutionEnvironment) {
        switch item {
        case .frame(let frame): carryOut(frame, environment)
        case .tooLong(_, var head): _ = environment.refuseTooLarge(.response(id: head.readField()[...]))
        case .thrownAway(.lastError): acknowledge()
        case .thrownAway: environment.park(self)
        }
    }

    private func carryOut(_ frame: RuntimeLinkFrame, _ environment: ExecutionEnvironment) {
        var head = frame.head
        switch frame.kind {
        case .next:
            environment.park(self)
        case .response:
            let id = head.readField()
            environment.take(.init(body: frame.body, contentType: Self.contentType(&head)), for: id[...])
            environment.park(self)
        case .error:
            let id = head.readField()
            environment.take(.init(body: frame.body, errorType: head.readField()), for: id[...])
            environment.park(self)
        case .lastError:
            let id = head.readField()
            let post = RuntimePost(body: frame.body, errorType: head.readField())
            guard id.isEmpty else {
                environment.take(post, for: id[...])
                return acknowledge()
            }
            environment.takeInitializationError(post) { _ in self.acknowledge() }
        case .streamBegin:
            let id = head.readField()
            stream = try? environment.beginStream(for: id[...], contentType: Self.contentType(&head)).get()
            stream?.flow = self
        case .streamPart:
            stream?.receive(frame.body)
        case .streamEnd:
            let type = head.readField()
            stream?.end(with: type.isEmpty ? nil : RuntimePost(body: frame.body, errorType: type))
            stream = nil
            acknowledge()
        case .ping:
            acknowledge()
        }
    }

    private static let json = "application/json"

    private static func contentType(_ head: inout ByteBuffer) -> String {
        head.readableBytes == 0 ? json : head.readField()
    }

    // MARK: What the server says

    private func acknowledge() {
        begin(.acknowledgement)
        send(body: nil)
    }

    private func begin(_ reply: RuntimeLinkFrame.Reply) {
        output.clear(minimumCapacity: 1024)
        output.writeMultipleIntegers(reply.rawValue, UInt32(0), UInt32(0))
    }

    private func field(_ text: String) {
        output.writeString(text)
        output.writeInteger(UInt8(0))
    }

    private func send(body: ByteBuffer?) {
        output.setInteger(UInt32(output.readableBytes - RuntimeLinkFrame.prefixBytes), at: 4)
        guard let body else {
            context?.writeAndFlush(wrapOutboundOut(output), promise: nil)
            return
        }
        output.setInteger(UInt32(body.readableBytes), at: 8)
        if body.readableBytes <= Self.joinedBodyBytes {
            output.writeImmutableBuffer(body)
            context?.writeAndFlush(wrapOutboundOut(output), promise: nil)
        } else {
            context?.write(wrapOutboundOut(output), promise: nil)
            context?.writeAndFlush(wrapOutboundOut(body), promise: nil)
        }
    }
}

extension RuntimeLink: EventAsker {
    func give(_ active: ActiveInvocation) {
        let invocation = active.invocation
        begin(.event)
        field(invocation.requestID)
        field(String(active.deadlineMilliseconds))
        field(invocation.invokedFunctionARN)
        field(active.traceHeader)
        field(Self.withoutZeros(invocation.clientContext))
        output.writeString(Self.withoutZeros(invocation.cognitoIdentity))
        send(body: invocation.payload)
    }

    /// Nothing but what a caller sends can have one, which would end the field.
    private static func withoutZeros(_ text: String?) -> String {
        guard let text else { return "" }
        return text.utf8.contains(0) ? text.filter { $0 != "\0" } : text
    }

    /// Whoever sent the answer to the last event asked for the next with it: there is nobody to tell.
    func refuse(_ refusal: EventRefusal) {}
}

extension RuntimeLink: ResponseFlow {
    func pause() {
        isHeldBack = true
        followReaders()
    }

    func resume() {
        isHeldBack = false
        followReaders()
    }

    /// Reads what the process sends as long as what is sent on, and back to it, is taken.
    private func followReaders() {
        guard let channel = context?.channel else { return }
        try? channel.syncOptions?.setOption(.autoRead, value: !isHeldBack && channel.isWritable)
    }
}
