/// Where segments go.
package struct TraceExporterConfiguration: Sendable {
    /// Where OpenTelemetry's protocol is spoken over HTTP.
    package struct OTLP: Sendable, Equatable {
        /// With the path that takes traces.
        package var endpoint: NeighbourEndpoint
        /// Sent with each request, such as a token.
        package var headers: [NeighbourField]

        package init(endpoint: NeighbourEndpoint, headers: [NeighbourField] = []) {
            self.endpoint = endpoint
            self.headers = headers
        }
    }

    /// The X-Ray daemon, by a name or an address; nil for none.
    package var daemon: (host: String, port: Int)?

    package var otlp: OTLP?

    /// A PEM file of certificate authorities that are trusted beside the system's; nil for none.
    package var authorities: String?

    /// The version of this program, as spans name it.
    package var version: String

    /// Bytes of what waits to be looked at; more is lost.
    package var queueBytes = 8 << 20

    /// Spans that wait to be sent as OTLP; more are lost.
    package var queueSpans = 8192

    /// Spans in one request.
    package var batch = 512

    /// How long the first span of a request waits for others.
    package var delay = Duration.milliseconds(200)

    /// How often and after which pauses a request is sent again.
    package var retry = RetryPolicy(attempts: 6, base: .milliseconds(250), cap: .seconds(10))

    /// The longest that a request may take.
    package var timeLimit = Duration.seconds(10)

    /// The longest that the end of the server waits for what is under way.
    package var grace = Duration.seconds(2)

    package init(version: String) {
        self.version = version
    }
}
