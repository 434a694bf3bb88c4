/// Where a delivery goes, from its ARN.
enum DeliveryTarget: Sendable, Equatable {
    case queue(TargetARN)
    case topic(TargetARN)
    case function(TargetARN)
    case eventBus(TargetARN)
    case bucket(TargetARN)

    init?(arn: String) {
        guard let parsed = TargetARN(arn) else { return nil }
        switch parsed.service {
        case "sqs": self = .queue(parsed)
        case "sns": self = .topic(parsed)
        case "lambda": self = .function(parsed)
        case "events": self = .eventBus(parsed)
        case "s3": self = .bucket(parsed)
        default: return nil
        }
    }
}

/// The parts of an ARN.
struct TargetARN: Sendable, Equatable {
    let text: String
    let service: String
    let region: String
    let account: String
    let resource: String

    init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 6, parts[0] == "arn", !parts[2].isEmpty, !parts[5].isEmpty else { return nil }
        self.text = text
        service = parts[2]
        region = parts[3]
        account = parts[4]
        resource = parts[5]
    }

    /// Whether it names a queue or a topic that keeps an order.
    var isFIFO: Bool { resource.hasSuffix(".fifo") }
}
