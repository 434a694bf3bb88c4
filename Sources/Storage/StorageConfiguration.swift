/// Settings of a local store.
package struct StorageConfiguration: Sendable {
    /// How long a blob stays after it was last written or lost the last record that named it. It covers the time between
    /// writing a blob and committing its record, and readers that still hold an older version of the record.
    package var orphanGrace: Duration

    /// How many connections read at the same time.
    package var readers: Int

    /// Settings with their defaults.
    package init(orphanGrace: Duration = .seconds(15 * 60), readers: Int = 4) {
        self.orphanGrace = orphanGrace
        self.readers = readers
    }
}
