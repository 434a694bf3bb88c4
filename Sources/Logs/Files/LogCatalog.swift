/// A file of a stream.
struct LogFile: Sendable, Equatable {
    /// The sequence of its first event; also its name.
    let firstSequence: Int64

    /// How many bytes of it are whole lines; of a file that a killed server left, the last line may be torn.
    var size: Int
}

/// The files of one stream, oldest first; never none.
struct LogStreamFiles: Sendable, Equatable {
    var files: [LogFile] = []

    /// No event of the stream has a greater sequence.
    var lastSequence: Int64

    var size: Int { files.reduce(0) { $0 + $1.size } }

    var firstSequence: Int64 { files.first?.firstSequence ?? 0 }
}

/// A stream of a group.
struct LogStreamKey: Hashable, Sendable {
    let group: String
    let stream: String
}

/// What files there are, so that neither writing nor reading has to list directories.
struct LogCatalog: Sendable {
    /// Streams by group and name. A group stays when its last stream goes.
    private(set) var groups: [String: [String: LogStreamFiles]] = [:]

    /// The bytes of each group's files.
    private(set) var groupSizes: [String: Int] = [:]

    /// The bytes of all files.
    private(set) var size = 0

    init() {}

    /// The catalog of files that earlier processes left.
    ///
    /// - Parameter lastSequence: no event in them has a greater sequence.
    init(groups: [String], streams: [LogStreamKey: [LogFile]], lastSequence: Int64) {
        for group in groups { self.groups[group] = [:] }
        for (key, files) in streams { set(LogStreamFiles(files: files, lastSequence: lastSequence), for: key) }
    }

    subscript(key: LogStreamKey) -> LogStreamFiles? {
        groups[key.group]?[key.stream]
    }

    /// Sets the files of a stream; none removes it.
    mutating func set(_ files: LogStreamFiles?, for key: LogStreamKey) {
        let files = files?.files.isEmpty == true ? nil : files
        let change = (files?.size ?? 0) - (self[key]?.size ?? 0)
        groupSizes[key.group, default: 0] += change
        size += change
        groups[key.group, default: [:]][key.stream] = files
    }

    /// The stream whose first file is the oldest, of one group or of all.
    ///
    /// - Parameter current: this stream counts only from its second file on: its last one is being written.
    func streamWithOldestFile(in group: String?, except current: LogStreamKey) -> LogStreamKey? {
        oldest(in: group) { key, stream in
            key == current && stream.files.count == 1 ? nil : stream.firstSequence
        }
    }

    /// The stream of a group that was begun longest ago.
    func oldestStream(in group: String, except current: LogStreamKey) -> LogStreamKey? {
        oldest(in: group) { key, stream in key == current ? nil : stream.lastSequence }
    }

    private func oldest(
        in group: String?,
        by age: (LogStreamKey, LogStreamFiles) -> Int64?
    ) -> LogStreamKey? {
        var oldest: (key: LogStreamKey, age: Int64)?
        for (name, streams) in groups where group == nil || name == group {
            for (stream, files) in streams {
                let key = LogStreamKey(group: name, stream: stream)
                guard let age = age(key, files) else { continue }
                if oldest.map({ age < $0.age }) ?? true { oldest = (key, age) }
            }
        }
        return oldest?.key
    }
}
