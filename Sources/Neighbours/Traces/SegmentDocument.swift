package import LambdaAPI

/// A segment or subsegment of X-Ray: what Lambent sends, and what functions send.
///
/// The names are those of the public description of segment documents. Members that nobody here looks into stay documents.
package struct SegmentDocument: Codable, Sendable, Equatable {
    package var name: String
    /// Sixteen hexadecimal digits.
    package var id: String
    /// Of segments, and of subsegments that are sent alone.
    package var traceID: String?
    package var parentID: String?
    /// `subsegment` for one that is sent alone.
    package var type: String?
    /// Seconds since 1970.
    package var startTime: Double
    /// Nil while it lasts.
    package var endTime: Double?
    package var inProgress: Bool?
    package var origin: String?
    package var resourceARN: String?
    /// `aws` or `remote` for calls of others.
    package var namespace: String?
    /// The caller made a mistake.
    package var error: Bool?
    /// The segment's own side failed.
    package var fault: Bool?
    /// The caller came too often.
    package var throttle: Bool?
    /// Exceptions, or the id of the exception of another segment.
    package var cause: Document?
    package var http: Document?
    package var aws: Document?
    package var sql: Document?
    package var user: Document?
    package var annotations: Document?
    package var metadata: Document?
    package var subsegments: [SegmentDocument]?

    package enum CodingKeys: String, CodingKey {
        case name, id, type, origin, namespace, error, fault, throttle, cause, http, aws, sql, user, annotations,
            metadata
        case subsegments
        case traceID = "trace_id"
        case parentID = "parent_id"
        case startTime = "start_time"
        case endTime = "end_time"
        case inProgress = "in_progress"
        case resourceARN = "resource_arn"
    }

    package init(name: String, id: String, start: TraceTime, end: TraceTime?) {
        self.name = name
        self.id = id
        startTime = start.seconds
        endTime = end?.seconds
    }

    /// Whether anything went wrong.
    package var hasFailed: Bool { error == true || fault == true || throttle == true }
}
