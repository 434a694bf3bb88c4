import Glibc
import NIOCore

/// The IPv4 addresses of this host.
enum HostAddresses {
    static var all: [String] {
        let devices = (try? System.enumerateDevices()) ?? []
        return devices.compactMap { device in
            guard case .v4? = device.address else { return nil }
            return device.address?.ipAddress
        }
    }
}
