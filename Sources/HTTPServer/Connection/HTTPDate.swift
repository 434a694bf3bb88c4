import Glibc
import Synchronization

/// The value of the `Date` field, made once a second for all connections.
enum HTTPDate {
    private static let cache = Mutex((second: time_t(-1), bytes: [UInt8]()))
    private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// The current time as `Sun, 06 Nov 1994 08:49:37 GMT`.
    static var current: [UInt8] {
        let now = time(nil)
        return cache.withLock { cache in
            if cache.second != now {
                cache = (now, Array(format(now).utf8))
            }
            return cache.bytes
        }
    }

    /// Seconds since 1970 in the form of the field.
    static func format(_ seconds: time_t) -> String {
        var seconds = seconds
        var parts = tm()
        gmtime_r(&seconds, &parts)
        let day = days[Int(parts.tm_wday)]
        let month = months[Int(parts.tm_mon)]
        let date = "\(twoDigits(parts.tm_mday)) \(month) \(parts.tm_year + 1900)"
        return "\(day), \(date) \(twoDigits(parts.tm_hour)):\(twoDigits(parts.tm_min)):\(twoDigits(parts.tm_sec)) GMT"
    }

    private static func twoDigits(_ number: CInt) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
