import Logging

/// Numbers events in the order they came and writes those of each stream together.
struct LogBatcher {
    /// The lines of one stream; the events in them are a loss if they cannot be written.
    private struct Lines {
        var bytes: [UInt8] = []
        var first: Int64 = 0
        var last: Int64 = 0
        var loss = LogBuffer.Loss()

        init() {}

        /// Lines that begin with the word about an earlier loss.
        init(_ event: LogEvent, _ sequence: Int64, loss: LogBuffer.Loss) {
            append(event, sequence)
            self.loss = loss
        }

        mutating func append(_ event: LogEvent, _ sequence: Int64) {
            if bytes.isEmpty { first = sequence }
            last = sequence
            LogLine.append(event, sequence: sequence, to: &bytes)
            loss.add(event)
        }
    }

    private var sequence: LogSequence
    private let logger: Logger

    /// Events that could not be written; said in the stream as soon as it can be.
    private var losses: [LogStreamKey: LogBuffer.Loss] = [:]
    private var isFailing = false

    init(sequence: LogSequence, logger: Logger) {
        self.sequence = sequence
        self.logger = logger
    }

    mutating func write(
        _ batches: [LogBuffer.Batch],
        _ newLosses: [LogStreamKey: LogBuffer.Loss],
        to files: inout LogFiles,
        _ catalog: inout LogCatalog
    ) {
        losses.merge(newLosses) { old, new in
            LogBuffer.Loss(
                count: old.count + new.count,
                timestampMilliseconds: max(old.timestampMilliseconds, new.timestampMilliseconds)
            )
        }
        var order: [LogStreamKey] = []
        var lines: [LogStreamKey: Lines] = [:]
        let toSay = losses
        losses = [:]
        for (key, loss) in toSay {
            let event = LogEvent(
                timestampMilliseconds: loss.timestampMilliseconds,
                message: "[lambent] \(loss.count) events dropped: they came faster than they could be written"
            )
            order.append(key)
            lines[key] = Lines(event, nextNumber(), loss: loss)
        }
        for batch in batches {
            if lines[batch.key] == nil { order.append(batch.key) }
            for event in batch.events {
                lines[batch.key, default: Lines()].append(event, nextNumber())
            }
        }
        for key in order {
            guard let stream = lines[key] else { continue }
            do {
                try files.append(stream.bytes, sequences: stream.first...stream.last, to: key, &catalog)
                try files.removeOldest(after: key, &catalog)
                isFailing = false
            } catch {
                if catalog[key]?.lastSequence != stream.last { losses[key] = stream.loss }
                warn(error)
            }
        }
    }

    private mutating func nextNumber() -> Int64 {
        let logger = logger
        return sequence.take { error in
            logger.warning("log sequence not kept", metadata: ["error": "\(error)"])
        }
    }

    /// Once, until a write works again: a full disk fails for every line.
    private mutating func warn(_ error: LogError) {
        if !isFailing { logger.error("function logs are not written", metadata: ["error": "\(error)"]) }
        isFailing = true
    }
}
