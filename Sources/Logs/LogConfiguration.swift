/// Bounds of a log store.
package struct LogConfiguration: Sendable, Hashable {
    /// A file is closed and the next begun when it holds so many bytes.
    package var fileBytes: Int

    /// The oldest files of a stream are removed while it holds more bytes than this.
    package var streamBytes: Int

    /// The oldest files of a group are removed while it holds more bytes than this.
    package var groupBytes: Int

    /// The oldest files of all groups are removed while they hold more bytes than this.
    package var totalBytes: Int

    /// The oldest streams of a group are removed while it has more than this.
    package var streamsPerGroup: Int

    /// How many bytes of events may wait for the writer; beyond it the oldest are dropped and counted.
    package var bufferBytes: Int

    /// How long the writer lets events gather before it writes them.
    package var gatherTime: Duration

    /// Bounds with their defaults.
    package init(
        fileBytes: Int = 64 << 20,
        streamBytes: Int = 256 << 20,
        groupBytes: Int = 512 << 20,
        totalBytes: Int = 4 << 30,
        streamsPerGroup: Int = 1000,
        bufferBytes: Int = 32 << 20,
        gatherTime: Duration = .milliseconds(20)
    ) {
        self.fileBytes = fileBytes
        self.streamBytes = streamBytes
        self.groupBytes = groupBytes
        self.totalBytes = totalBytes
        self.streamsPerGroup = streamsPerGroup
        self.bufferBytes = bufferBytes
        self.gatherTime = gatherTime
    }
}
