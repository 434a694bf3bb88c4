import Foundation

/// The open files of the writer: appends, begins the next file when one is full, and removes the oldest.
struct LogFiles: ~Copyable {
    /// The file of a stream that this process appends to.
    private struct CurrentFile {
        var file: LogFile
        /// Nil while too many others are open.
        var descriptor: CInt?
        var lastUse = 0
    }

    private static let openLimit = 128

    private let directory: LogDirectory
    private let configuration: LogConfiguration
    private var current: [LogStreamKey: CurrentFile] = [:]
    private var openCount = 0
    private var uses = 0

    init(directory: LogDirectory, configuration: LogConfiguration) {
        self.directory = directory
        self.configuration = configuration
    }

    deinit {
        for file in current.values {
            if let descriptor = file.descriptor { close(descriptor) }
        }
    }

    /// Appends whole lines to a stream; after a failure the file is as before.
    ///
    /// - Parameters:
    ///   - sequences: of the first and of the last line.
    ///   - catalog: gets what changed.
    mutating func append(
        _ lines: [UInt8],
        sequences: ClosedRange<Int64>,
        to key: LogStreamKey,
        _ catalog: inout LogCatalog
    ) throws(LogError) {
        // A file of an earlier process is never continued: its last line may be torn.
        let file = current[key]?.file ?? LogFile(firstSequence: sequences.lowerBound, size: 0)
        try write(lines, to: file, openFile(file, of: key), of: key)
        let written = LogFile(firstSequence: file.firstSequence, size: file.size + lines.count)
        uses += 1
        current[key]?.file = written
        current[key]?.lastUse = uses
        var stream = catalog[key] ?? LogStreamFiles(lastSequence: 0)
        if stream.files.last?.firstSequence == written.firstSequence { stream.files.removeLast() }
        stream.files.append(written)
        stream.lastSequence = sequences.upperBound
        catalog.set(stream, for: key)
        if written.size >= configuration.fileBytes { endFile(of: key) }
    }

    private mutating func openFile(_ file: LogFile, of key: LogStreamKey) throws(LogError) -> CInt {
        if let descriptor = current[key]?.descriptor { return descriptor }
        if openCount >= Self.openLimit {
            let open = current.lazy.filter { $0.value.descriptor != nil }
            if let oldest = open.min(by: { $0.value.lastUse < $1.value.lastUse })?.key { closeFile(of: oldest) }
        }
        let descriptor = try directory.open(file, of: key)
        openCount += 1
        current[key] = CurrentFile(file: file, descriptor: descriptor)
        return descriptor
    }

    private mutating func closeFile(of key: LogStreamKey) {
        guard let descriptor = current[key]?.descriptor else { return }
        current[key]?.descriptor = nil
        openCount -= 1
        close(descriptor)
    }

    /// The next line of the stream begins a new file.
    private mutating func endFile(of key: LogStreamKey) {
        closeFile(of: key)
        current[key] = nil
    }

    private mutating func write(
        _ lines: [UInt8],
        to file: LogFile,
        _ descriptor: CInt,
        of key: LogStreamKey
    ) throws(LogError) {
        let isWritten = lines.withUnsafeBytes { bytes in
            var offset = 0
            while offset < bytes.count {
                let count = Glibc.write(descriptor, bytes.baseAddress! + offset, bytes.count - offset)
                if count < 0, errno != EINTR { return false }
                offset += max(0, count)
            }
            return true
        }
        guard !isWritten else { return }
        let failure = LogDirectory.failure("write", directory.path(file, of: key))
        // What got through is taken back, or else no line may follow it in this file.
        if ftruncate(descriptor, off_t(file.size)) != 0 || file.size == 0 {
            endFile(of: key)
            if file.size == 0 { try directory.remove(file, of: key) }
        }
        throw failure
    }

    /// Keeps the bounds; the file that was just written stays.
    mutating func removeOldest(after key: LogStreamKey, _ catalog: inout LogCatalog) throws(LogError) {
        while let stream = catalog[key], stream.files.count > 1, stream.size > configuration.streamBytes {
            try removeFirstFile(of: key, &catalog)
        }
        while catalog.groups[key.group, default: [:]].count > configuration.streamsPerGroup,
            let oldest = catalog.oldestStream(in: key.group, except: key)
        {
            while catalog[oldest] != nil { try removeFirstFile(of: oldest, &catalog) }
        }
        while catalog.groupSizes[key.group, default: 0] > configuration.groupBytes,
            let oldest = catalog.streamWithOldestFile(in: key.group, except: key)
        {
            try removeFirstFile(of: oldest, &catalog)
        }
        while catalog.size > configuration.totalBytes,
            let oldest = catalog.streamWithOldestFile(in: nil, except: key)
        {
            try removeFirstFile(of: oldest, &catalog)
        }
    }

    private mutating func removeFirstFile(of key: LogStreamKey, _ catalog: inout LogCatalog) throws(LogError) {
        guard var stream = catalog[key], let file = stream.files.first else { return }
        if current[key]?.file.firstSequence == file.firstSequence { endFile(of: key) }
        try directory.remove(file, of: key)
        stream.files.removeFirst()
        catalog.set(stream, for: key)
        if stream.files.isEmpty { directory.removeDirectory(of: key) }
    }
}
