import Foundation
import Testing

@testable import Sandbox

/// What a program finds in a sandbox.
@Suite(.needsIsolation) struct LinuxSandboxTests {
    @Test func theRootHoldsProgramsAndNothingOfTheHostsState() async throws {
        try await TestLinux.withSandbox { sandbox async throws in
            let result = try await sandbox.run("ls -A /home /root /opt /mnt /var/task /var/runtime /sys; ls -A /dev")
            #expect(result.exit == .exited(0))
            let listed = result.output.split(separator: "\n").map(String.init)
            #expect(
                listed.suffix(9) == ["fd", "full", "null", "random", "stderr", "stdin", "stdout", "urandom", "zero"]
            )
            #expect(listed.dropLast(9).allSatisfy { $0.hasSuffix(":") && $0.hasPrefix("/") || $0 == "/dev:" })
        }
    }

    @Test func nothingOutsideTmpCanBeWritten() async throws {
        try await TestLinux.withSandbox { sandbox async throws in
            for path in [
                "/x", "/etc/x", "/usr/x", "/var/task/x", "/opt/x", "/run/x", "/run/passwd", "/dev/x", "/root/x",
            ] {
                let result = try await sandbox.run("echo x > \(path)")
                #expect(result.exit != .exited(0), "\(path)")
            }
            #expect(try await sandbox.run("echo x > /tmp/x && cat /tmp/x").output == "x\n")
            #expect(try await sandbox.run("stat -c %a /tmp").output == "1777\n")
        }
    }

    @Test func theUserHasANameAndNoRights() async throws {
        try await TestLinux.withSandbox { sandbox async throws in
            let result = try await sandbox.run(
                "id -un; id -gn; id -G | wc -w; grep -E 'Cap|NoNew|Seccomp:' /proc/self/status"
            )
            let lines = result.output.split(separator: "\n").map { $0.replacing("\t", with: " ") }
            #expect(lines.prefix(3).map(\.description) == ["sbx_user1051", "sbx_user1051", "1"])
            for capabilities in ["CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"] {
                #expect(lines.contains("\(capabilities): 0000000000000000"))
            }
            #expect(lines.contains("NoNewPrivs: 1") && lines.contains("Seccomp: 2"))
        }
    }

    @Test func noProcessOutsideIsSeen() async throws {
        try await TestLinux.withSandbox { sandbox async throws in
            let result = try await sandbox.run(
                "ls /proc | grep -E '^[0-9]+$' | wc -l; cat /proc/1/comm; ls -l /proc/1/fd; true"
            )
            let lines = result.output.split(separator: "\n")
            #expect(try #require(Int(lines[0])) <= 5)
            #expect(lines[1] == "lambent-init")
            #expect(lines.count == 2, "the descriptors of the init can be seen")
            #expect(try await sandbox.run("cat /proc/1/environ").exit != .exited(0))
            #expect(try await sandbox.run("kill -9 1; kill -0 1").exit != .exited(0) || geteuid() != 0)
        }
    }

    @Test func theKernelIsMasked() async throws {
        try await TestLinux.withSandbox { sandbox async throws in
            for path in ["/proc/kcore", "/proc/keys", "/proc/timer_list"] {
                #expect(try await sandbox.run("cat \(path)").output.isEmpty)
            }
            #expect(try await sandbox.run("echo 1 > /proc/sys/kernel/panic").exit != .exited(0))
            #expect(
                try await sandbox.run("echo b > /proc/sysrq-trigger; test ! -s /proc/sysrq-trigger").exit == .exited(0)
            )
            #expect(try await sandbox.run("cat /proc/meminfo | head -1").output.hasPrefix("MemTotal"))
        }
    }

    @Test func systemCallsThatOpenDoorsAreRefused() async throws {
        let script = """
            import ctypes, errno, os, socket, sys
            libc = ctypes.CDLL(None, use_errno=True)
            def call(name, *arguments):
                ctypes.set_errno(0)
                result = getattr(libc, name)(*arguments)
                print(name, errno.errorcode.get(ctypes.get_errno(), 0) if result == -1 else "ok")
            call("unshare", 0x10000000)
            call("unshare", 0x20000)
            call("mount", b"none", b"/tmp", b"tmpfs", 0, None)
            call("umount2", b"/tmp", 2)
            call("ptrace", 16, 1, 0, 0)
            call("setns", 3, 0)
            call("syscall", 435, 0, 0)
            call("syscall", 425, 1, 0)
            call("syscall", 321, 0, 0, 0)
            call("syscall", 250, 0, 0)
            call("syscall", 323, 0)
            call("init_module", 0, 0, b"")
            for family, kind, protocol in ((17, 3, 0), (2, 3, 1), (40, 1, 0), (38, 5, 0)):
                try:
                    socket.socket(family, kind, protocol)
                    print(family, "ok")
                except OSError as error:
                    print(family, errno.errorcode[error.errno])
            sys.stdout.flush()
            os.fork() or os._exit(0)
            os.wait()
            print("forked")
            """
        try await TestLinux.withSandbox { sandbox async throws in
            let process = try await sandbox.start(
                ProcessSpecification(executable: "/usr/bin/python3", arguments: ["-I", "-S", "-c", script])
            )
            let output = process.readOutput()
            #if arch(x86_64)
                #expect(
                    output == """
                        unshare EPERM
                        unshare EPERM
                        mount EPERM
                        umount2 EPERM
                        ptrace EPERM
                        setns EPERM
                        syscall ENOSYS
                        syscall ENOSYS
                        syscall EPERM
                        syscall EPERM
                        syscall EPERM
                        init_module EPERM
                        17 EPERM
                        2 EPERM
                        40 EAFNOSUPPORT
                        38 EAFNOSUPPORT
                        forked

                        """
                )
            #endif
        }
    }

    @Test func theHostsNameIsTheSandboxesAndTheNetworkIsEmpty() async throws {
        var configuration = SandboxConfiguration()
        configuration.hostname = "abc"
        try await TestLinux.withSandbox(configuration) { sandbox async throws in
            #expect(try await sandbox.run("cat /proc/sys/kernel/hostname").output == "abc\n")
            #expect(try await sandbox.run("tail -n +3 /proc/net/dev | wc -l").output == "1\n")
            #expect(try await sandbox.run("getent hosts sandbox.localdomain").output.hasPrefix("127.0.0.1"))
        }
    }

    @Test func ownOutputCanBeOpenedAnew() async throws {
        try await TestLinux.withSandbox { sandbox async throws in
            #expect(try await sandbox.run("echo again > /dev/stdout").output == "again\n")
        }
    }

    @Test func environmentAndDescriptorsAreThoseAskedFor() async throws {
        try await TestLinux.withSandbox { sandbox async throws in
            let result = try await sandbox.run("env | grep -v -E '^(PWD|_|SHLVL|OLDPWD)='; ls /proc/self/fd | wc -l")
            #expect(result.output == "PATH=/usr/bin:/bin\n4\n")
        }
    }

    @Test func missingProgramAndDirectoryAreErrorsOfTheStart() async throws {
        try await TestLinux.withSandbox { sandbox async throws in
            let missing = await #expect(throws: SandboxError.self) {
                try await sandbox.start(ProcessSpecification(executable: "/var/task/bootstrap"))
            }
            #expect(missing?.code == .executableFailed && missing?.errno == ENOENT)
            let nowhere = await #expect(throws: SandboxError.self) {
                try await sandbox.start(ProcessSpecification(executable: "/bin/true", workingDirectory: "/nowhere"))
            }
            #expect(nowhere?.code == .workingDirectoryFailed && nowhere?.errno == ENOENT)
        }
    }
}
