import Logging
import NIOCore
import NIOEmbedded
import NIOHTTP1

@testable import HTTPServer

/// A connection without a socket and with a clock of its own.
struct EmbeddedConnection {
    let channel: EmbeddedChannel
    let handler: StubHandler
    let probe = WireProbe()

    init(_ handler: StubHandler = StubHandler(), configuration: HTTPServerConfiguration = .init()) throws {
        self.handler = handler
        channel = EmbeddedChannel()
        try channel.pipeline.syncOperations.addHandler(probe)
        let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        let setup = try HTTPConnectionSetup(configuration: configuration, handler: handler, logger: logger)
        try setup.configure(channel).wait()
        try channel.connect(to: SocketAddress(unixDomainSocketPath: "/test")).wait()
    }

    /// Bytes that came in one read.
    func send(_ text: String) throws {
        try channel.writeInbound(ByteBuffer(string: text))
    }

    /// The client ends its side.
    func endInput() {
        channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
    }

    func advance(_ time: TimeAmount) {
        channel.embeddedEventLoop.advanceTime(by: time)
    }

    /// Everything sent since the last call, without `Date` fields.
    func received() throws -> String {
        var text = ""
        while let buffer = try channel.readOutbound(as: ByteBuffer.self) {
            text += String(buffer: buffer)
        }
        return text.replacing(/Date: [A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT\r\n/, with: "")
    }

    var isOpen: Bool { channel.isActive }
}

/// A response as it is expected on the wire.
func wire(
    _ body: String?,
    status: String = "200 OK",
    length: Int? = nil,
    fields: String = "",
    connection: String = "keep-alive"
) -> String {
    let length = length ?? body?.utf8.count
    let lengthField = length.map { "Content-Length: \($0)\r\n" } ?? ""
    return "HTTP/1.1 \(status)\r\n\(fields)\(lengthField)Connection: \(connection)\r\n\r\n\(body ?? "")"
}
