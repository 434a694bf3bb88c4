/// What a record counts for in a group; the totals of a group are kept, so that nobody has to read its records.
package struct RecordWeight: Sendable, Hashable {
    /// Any name.
    package let group: String

    /// 0 or more.
    package let amount: Int64

    package init(group: String, amount: Int64) {
        self.group = group
        self.amount = amount
    }
}

/// The records of one collection that count in a group.
package struct RecordTotal: Sendable, Hashable {
    /// What they count for together.
    package var amount: Int64

    /// How many they are.
    package var count: Int

    package init(amount: Int64 = 0, count: Int = 0) {
        self.amount = amount
        self.count = count
    }
}
