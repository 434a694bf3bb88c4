import Glibc

/// The root of isolated sandboxes: the host's programs and libraries, as little else as programs need, nothing of the host's state.
enum RootTemplate {
    /// Directories of the host that every sandbox shows.
    static let programs = ["/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/nix/store"]

    /// The directory of files that each sandbox has for itself.
    static let ownFiles = "/run"

    static var entries: [RootEntry] {
        directories + programs.compactMap(program) + devices + configuration
    }

    /// What a sandbox has over the files of a container image: places for what is its own, and its names of hosts and users.
    static var furniture: [RootEntry] {
        [
            .directory("/dev"), .directory("/etc"), .directory("/proc", mode: "555"), .directory("/run"),
            .directory("/sys", mode: "555"), .directory("/tmp", mode: "1777"),
        ] + names
    }

    private static let directories: [RootEntry] = [
        .directory("/dev"), .directory("/etc"), .directory("/home"), .directory("/mnt"), .directory("/opt"),
        .directory("/proc", mode: "555"), .directory("/root"), .directory("/run"), .directory("/sys", mode: "555"),
        .directory("/tmp", mode: "1777"), .directory("/var"), .directory("/var/lang"), .directory("/var/runtime"),
        .directory("/var/task"), .link("/var/run", target: "../run"), .link("/var/tmp", target: "../tmp"),
        // There where the runtime brings it, as at the service.
        .link("/lambda-entrypoint.sh", target: "var/runtime/bootstrap"),
    ]

    /// As the host has it: most have links into /usr by now.
    private static func program(_ path: String) -> RootEntry? {
        var target = [CChar](repeating: 0, count: Int(PATH_MAX))
        let length = readlink(path, &target, target.count)
        if length > 0 {
            let bytes = target[..<length].map { UInt8(bitPattern: $0) }
            return .link(path, target: String(decoding: bytes, as: UTF8.self))
        }
        return access(path, F_OK) == 0 ? .host(path) : nil
    }

    /// Without shared memory, which functions of the service do not have either.
    private static let devices: [RootEntry] =
        ["null", "zero", "full", "random", "urandom"].map { .device("/dev/\($0)") } + [
            .link("/dev/fd", target: "/proc/self/fd"),
            .link("/dev/stdin", target: "/proc/self/fd/0"),
            .link("/dev/stdout", target: "/proc/self/fd/1"),
            .link("/dev/stderr", target: "/proc/self/fd/2"),
        ]

    private static var configuration: [RootEntry] {
        let copied = [
            "gai.conf", "host.conf", "ld.so.cache", "ld.so.conf", "localtime", "mime.types", "os-release", "protocols",
            "services", "timezone",
        ]
        let shown = ["alternatives", "ca-certificates", "crypto-policies", "pki", "ssl"] + interpreterConfiguration
        return copied.map { .copy("/etc/\($0)") } + shown.map { .host("/etc/\($0)") } + [
            .text("/etc/nsswitch.conf", content: nameService)
        ] + names
    }

    private static var names: [RootEntry] {
        [
            .link("/etc/passwd", target: "../run/passwd"),
            .link("/etc/group", target: "../run/group"),
            .link("/etc/mtab", target: "../proc/self/mounts"),
            .text("/etc/hosts", content: hosts),
            .link("/etc/resolv.conf", target: "../run/resolv.conf"),
        ]
    }

    /// What interpreters of the distribution keep outside /usr.
    private static var interpreterConfiguration: [String] {
        DirectoryNames.directories(in: "/etc").filter { name in
            ["java-", "python3", "ruby", "node"].contains { name.hasPrefix($0) }
        }
    }

    private static let hosts = """
        127.0.0.1\tlocalhost
        127.0.0.1\tsandbox.localdomain sandbox
        ::1\tlocalhost ip6-localhost ip6-loopback

        """

    /// What is told of names in ``ownFiles``: the host's way of completing them, with the sandbox's own name servers.
    static func resolver(of host: String, servers: [IPAddress] = []) -> String {
        let kept = host.split(separator: "\n").filter { line in
            ["search", "domain", "options"].contains { line.split(whereSeparator: \.isWhitespace).first == $0[...] }
        }
        let named = servers.isEmpty ? [SandboxListener.relayAddress] : servers.map(\.description)
        return (named.map { "nameserver \($0)" } + kept).joined(separator: "\n") + "\n"
    }

    private static let nameService = """
        passwd: files
        group: files
        hosts: files dns
        networks: files
        protocols: files
        services: files

        """
}
