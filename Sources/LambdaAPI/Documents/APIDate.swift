package import Foundation

/// The ways in which the API writes points in time; they differ from member to member.
package enum APIDate {
    /// `2021-09-04T20:06:13.575+0000`: functions, layers, code signing configurations.
    package static func milliseconds(_ date: Date) -> String {
        let parts = Parts(date, unitsPerSecond: 1000)
        return "\(parts.calendar).\(padded(parts.fraction, 3))+0000"
    }

    /// `2023-06-08T13:20:18.244654Z`: function URLs.
    package static func microseconds(_ date: Date) -> String {
        let parts = Parts(date, unitsPerSecond: 1_000_000)
        return "\(parts.calendar).\(padded(parts.fraction, 6))Z"
    }

    /// `2019-12-31T20:28:49+0000`: provisioned concurrency.
    package static func seconds(_ date: Date) -> String {
        "\(Parts(date, unitsPerSecond: 1).calendar)+0000"
    }

    /// Epoch seconds rounded to milliseconds: what members of type timestamp are in JSON.
    package static func epochSeconds(_ date: Date) -> Double {
        (date.timeIntervalSince1970 * 1000).rounded() / 1000
    }

    /// A date such as `2021-09-04T20:06:13Z`, `…13.575Z` or `…13.575+00:00`; nil when the text is none.
    package static func date(fromRFC3339 text: String) -> Date? {
        let styles = [Date.ISO8601FormatStyle(), Date.ISO8601FormatStyle(includingFractionalSeconds: true)]
        for style in styles {
            if let date = try? style.parse(text) { return date }
        }
        return nil
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    /// A date in UTC as text to the second, and the rest in units.
    private struct Parts {
        let calendar: String
        let fraction: Int

        init(_ date: Date, unitsPerSecond: Int) {
            let bounded = min(max(date.timeIntervalSince1970, 0), 253_402_300_799)
            let units = Int((bounded * Double(unitsPerSecond)).rounded())
            let (seconds, fraction) = units.quotientAndRemainder(dividingBy: unitsPerSecond)
            let (days, time) = seconds.quotientAndRemainder(dividingBy: 86_400)
            let (year, month, day) = Parts.civil(days)
            calendar =
                "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
                + "T\(padded(time / 3600, 2)):\(padded(time / 60 % 60, 2)):\(padded(time % 60, 2))"
            self.fraction = fraction
        }

        /// Year, month and day of the Gregorian calendar, from days after 1970-01-01.
        private static func civil(_ days: Int) -> (Int, Int, Int) {
            // Counted from 0000-03-01, so that a leap day is the last day of its year.
            let shifted = days + 719_468
            let era = shifted / 146_097
            let dayOfEra = shifted % 146_097
            let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
            let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
            let shiftedMonth = (5 * dayOfYear + 2) / 153
            let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
            let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
            return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
        }
    }
}
