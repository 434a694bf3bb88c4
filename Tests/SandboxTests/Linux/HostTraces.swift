import Foundation

/// What sandboxes could leave on this host, as far as it belongs to one server.
struct HostTraces: Equatable {
    var groups: [String]
    var loopDevices: [String]
    var files: [String]

    /// - Parameters:
    ///   - instance: the server's.
    ///   - directory: its directory.
    static func now(instance: String, directory: String) -> HostTraces {
        HostTraces(
            groups: groups(instance),
            loopDevices: loopDevices(directory),
            files: (try? FileManager.default.subpathsOfDirectory(atPath: directory))?.sorted() ?? []
        )
    }

    var isClean: Bool {
        groups.isEmpty && loopDevices.isEmpty && !files.contains { $0.contains("image") || $0.hasPrefix("stage/") }
    }

    private static func groups(_ instance: String) -> [String] {
        let root = "/sys/fs/cgroup"
        let hierarchies = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
        return ([""] + hierarchies.map { "/\($0)" }).flatMap { hierarchy -> [String] in
            let group = root + hierarchy + "/lambent-" + instance
            guard FileManager.default.fileExists(atPath: group) else { return [] }
            return [group]
        }
    }

    /// Devices whose file is or was in the directory.
    private static func loopDevices(_ directory: String) -> [String] {
        let devices = (try? FileManager.default.contentsOfDirectory(atPath: "/sys/block")) ?? []
        return devices.filter { $0.hasPrefix("loop") }.filter { device in
            let file = try? String(contentsOfFile: "/sys/block/\(device)/loop/backing_file", encoding: .utf8)
            return file?.hasPrefix(directory) ?? false
        }
    }
}
