import Foundation

/// Reads the events of a stream one after another, over all its files.
struct LogStreamReader {
    private static let chunkBytes = 64 << 10

    private let directory: LogDirectory
    private let key: LogStreamKey
    private let after: Int64
    private var files: ArraySlice<LogFile>

    /// What was read of the first file and not yet given.
    private var buffer: [UInt8] = []
    private var position = 0

    /// Where the next chunk of the first file begins; nil before its start is found.
    private var offset: Int?

    /// - Parameter after: only events with a greater sequence.
    init(_ stream: LogStreamFiles, key: LogStreamKey, in directory: LogDirectory, after: Int64) {
        self.directory = directory
        self.key = key
        self.after = after
        // A file is over where the next begins.
        let firstNeeded = stream.files.lastIndex { $0.firstSequence <= after + 1 } ?? 0
        files = stream.files[firstNeeded...]
    }

    /// The next event, or nil at the end.
    mutating func next() throws(LogError) -> LogLine? {
        while let file = files.first {
            while let line = try nextLine(of: file) {
                // A damaged line is left out: it is the last of a file that a killed server wrote.
                if let event = LogLine.parse(line), event.sequence > after { return event }
            }
            files = files.dropFirst()
            buffer = []
            position = 0
            offset = nil
        }
        return nil
    }

    /// The next whole line of the file, without its newline.
    private mutating func nextLine(of file: LogFile) throws(LogError) -> ArraySlice<UInt8>? {
        var searched = position
        while true {
            if let newline = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                defer { position = newline + 1 }
                return buffer[position..<newline]
            }
            searched = buffer.count - position
            buffer.removeFirst(position)
            position = 0
            let bytes = try nextChunk(of: file)
            if bytes.isEmpty { return nil }
            buffer += bytes
        }
    }

    private mutating func nextChunk(of file: LogFile) throws(LogError) -> [UInt8] {
        // Opened for each chunk: a merge of a thousand streams then holds no thousand descriptors.
        guard let handle = try LogFileHandle(directory.path(file, of: key), size: file.size) else { return [] }
        let start: Int
        if let offset {
            start = offset
        } else {
            start = file.firstSequence > after ? 0 : try handle.start(after: after)
        }
        let bytes = try handle.read(at: start, count: Self.chunkBytes)
        offset = start + bytes.count
        return bytes
    }
}
